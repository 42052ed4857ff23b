import type { Book } from '../../api/call.ts'
import { Back, Cover, EndSide, TitleSide } from './cover-pages.tsx'
import type { Side } from './spreads.ts'
import { StoryPage, type Spoken } from './story-page.tsx'

/** What is open: one side or two. Nothing else of the book is in the page. */
export function Spread({
  book,
  sides,
  spoken,
  waits,
  onChange,
  onAgain,
}: {
  book: Book
  sides: readonly Side[]
  spoken: Spoken
  waits: ReadonlyMap<number, string>
  onChange: ((page: number) => void) | null
  onAgain: () => void
}) {
  return (
    <div className={`reader-spread reader-${sides.length === 2 ? 'two' : 'one'}`}>
      {sides.map((side) => {
        switch (side.kind) {
          case 'cover':
            return <Cover key="cover" book={book} because={waits.get(0)} onChange={onChange} />
          case 'title':
            return <TitleSide key="title" book={book} />
          case 'page':
            return (
              <StoryPage
                key={side.number}
                book={book}
                number={side.number}
                spoken={spoken}
                because={waits.get(side.number)}
                onChange={onChange}
              />
            )
          case 'end':
            return <EndSide key="end" book={book} />
          case 'back':
            return <Back key="back" book={book} onAgain={onAgain} />
        }
      })}
    </div>
  )
}
