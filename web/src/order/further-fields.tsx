import { useState } from 'react'
import { languageName } from '../api/say-refusal.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words.ts'
import { furtherFields, most, type Draft, type FieldErrors } from './draft.ts'
import { FieldError } from './field-error.tsx'
import { languagesWith } from './languages.ts'
import { TextField } from './text-field.tsx'
import type { Change } from './use-draft.ts'

type Parts = { draft: Draft; errors: FieldErrors; change: Change }

/** What most people leave as it is. Open as soon as something in it is wrong. */
export function FurtherFields({ draft, errors, change }: Parts) {
  const wrong = furtherFields.some((name) => errors[name] !== undefined)
  const [opened, setOpened] = useState(false)
  const filled = [
    draft.hero_name,
    draft.theme,
    draft.language === 'en' ? '' : languageName(draft.language),
    draft.dedication,
  ]
  return (
    <details
      className="order-further"
      open={opened || wrong}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>
        <Icon name="chevron" />
        <b>{words.order.further}</b>
        <span className="muted">{filled.filter(Boolean).join(' · ') || words.order.furtherNames}</span>
      </summary>
      <div className="order-further-fields">
        <Texts draft={draft} errors={errors} change={change} />
        <Language
          value={draft.language}
          error={errors.language}
          onChange={(language) => change({ language })}
        />
      </div>
    </details>
  )
}

function Texts({ draft, errors, change }: Parts) {
  const { order } = words
  const fields = [
    ['hero_name', order.heroName, order.heroNameHint],
    ['hero_look', order.heroLook, order.heroLookHint],
    ['theme', order.theme, order.themeHint],
    ['dedication', order.dedication, order.dedicationHint],
  ] as const
  return fields.map(([name, label, hint]) => (
    <TextField
      key={name}
      {...{ name, label, hint }}
      most={most[name]}
      value={draft[name]}
      error={errors[name]}
      onChange={(text) => change({ [name]: text })}
    />
  ))
}

type LanguageParts = { value: string; error: string | undefined; onChange: (tag: string) => void }

function Language({ value, error, onChange }: LanguageParts) {
  return (
    <div className="order-field">
      <label htmlFor="order-language">{words.order.language}</label>
      <div className="order-select">
        <select
          id="order-language"
          aria-describedby="order-language-error"
          aria-invalid={error !== undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {languagesWith(value).map(({ tag, name }) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="chevron" />
      </div>
      <FieldError of="language">{error}</FieldError>
    </div>
  )
}
