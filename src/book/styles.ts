/** The looks a book can have. `prompt` is what an image model is told; the demo provider draws each in its own way. */
export const styles = [
  {
    id: 'watercolour',
    name: 'Watercolour',
    prompt: 'soft watercolour on cold-press paper, wet edges, visible grain',
  },
  { id: 'gouache', name: 'Gouache', prompt: 'matte gouache, flat confident shapes, dry-brush texture' },
  {
    id: 'paper-cut',
    name: 'Paper cut',
    prompt: 'layered cut-paper collage, soft shadows between the layers',
  },
  { id: 'crayon', name: 'Crayon', prompt: 'wax crayon and coloured pencil on rough paper, warm outlines' },
] as const

export type StyleId = (typeof styles)[number]['id']
export const styleIds = styles.map((style) => style.id) as [StyleId, ...StyleId[]]
