import { useId } from 'react'

/** One of a few, side by side. */
export function LookChoice<Of extends string>({
  name,
  choices,
  says,
  chosen,
  onChoose,
}: {
  name: string
  choices: readonly Of[]
  says: Record<Of, string>
  chosen: Of
  onChoose: (choice: Of) => void
}) {
  const group = useId()
  return (
    <fieldset className="look-row">
      <legend className="look-name">{name}</legend>
      <div className="look-choices">
        {choices.map((one) => (
          <label key={one}>
            <input type="radio" name={group} checked={one === chosen} onChange={() => onChoose(one)} />
            <span>{says[one]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
