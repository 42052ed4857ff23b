export function LookPanel() {
  return null
}
