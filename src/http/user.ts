/** Who asks. Without authentication everyone on the loopback address is the user `local`. */
export const userOf = (): string => 'local'
