/** What the demo's models say of themselves: they cost nothing, and need no key and no permit. */
export const demoModel = {
  id: 'demo',
  provider: 'demo',
  model: 'demo',
  metered: false,
  worstCase: () => ({ usd: 0, tokens: 0 }),
}
