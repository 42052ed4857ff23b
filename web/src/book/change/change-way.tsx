import { Icon, type IconName } from '../../parts/icon.tsx'
import { words } from '../../words.ts'
import { ways, type Way } from './wish.ts'

const icons: Record<Way, IconName> = { fix: 'wand', fresh: 'brush', words: 'pencil' }

/** The three ways to change a page; a cover has no words of its own. */
export function ChangeWay({ way, cover, onWay }: { way: Way; cover: boolean; onWay: (way: Way) => void }) {
  return (
    <fieldset className="change-ways">
      <legend className="hidden-but-read">{words.change.way}</legend>
      {ways
        .filter((one) => !cover || one !== 'words')
        .map((one) => (
          <label key={one} className="change-way">
            <input type="radio" name="change-way" checked={one === way} onChange={() => onWay(one)} />
            <Icon name={icons[one]} />
            <span className="change-way-name">{words.change.ways[one].name}</span>
            <span className="change-way-about">{words.change.ways[one].about}</span>
          </label>
        ))}
    </fieldset>
  )
}
