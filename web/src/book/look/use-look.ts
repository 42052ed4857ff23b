export const useLook = () => ({
  size: 100,
  mode: 'spreads' as 'spreads' | 'one' | 'long',
  turn: 'leaf' as 'leaf' | 'fade' | 'none',
  shortcuts: true,
})
