export function setLook(_change: { mode?: 'spreads' | 'one' | 'long' }): void {}
