import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { useMe } from '../api/me.ts'
import { forgetDraft } from '../order/kept-draft.ts'
import { words } from '../words.ts'
import { PageTitle } from './page-title.tsx'
import './shell.css'
import { areShortcutsOn, turnShortcuts } from './shortcuts.ts'
import { chosenTheme, chooseTheme, themes } from './theme.ts'

export default function SettingsPage() {
  return (
    <main id="main">
      <div className="shell-column">
        <PageTitle tab={words.settings.title}>{words.settings.title}</PageTitle>
        <Theme />
        <Shortcuts />
        <Who />
      </div>
    </main>
  )
}

function Theme() {
  const [theme, setTheme] = useState(chosenTheme)
  return (
    <fieldset className="shell-group">
      <legend>{words.settings.theme}</legend>
      {themes.map((one) => (
        <label key={one} className="shell-choice">
          <input
            type="radio"
            name="theme"
            checked={one === theme}
            onChange={() => {
              chooseTheme(one)
              setTheme(one)
            }}
          />
          {words.settings.themes[one]}
        </label>
      ))}
    </fieldset>
  )
}

function Shortcuts() {
  const [on, setOn] = useState(areShortcutsOn)
  return (
    <fieldset className="shell-group">
      <legend>{words.settings.keys}</legend>
      <label className="shell-choice">
        <input
          type="checkbox"
          checked={on}
          onChange={() => {
            turnShortcuts(!on)
            setOn(!on)
          }}
        />
        {words.settings.shortcuts}
      </label>
    </fieldset>
  )
}

function Who() {
  const { data: me } = useMe()
  const queries = useQueryClient()
  if (!me || me.via !== 'session') return null
  const leave = async () => {
    await call('DELETE /v1/session', {})
    // Nothing of theirs stays in the page.
    queries.clear()
    forgetDraft()
    location.replace('/')
  }
  return (
    <p className="shell-group shell-who">
      {words.settings.signedInAs(me.user)}{' '}
      <button className="button" onClick={() => void leave()}>
        {words.settings.leave}
      </button>
    </p>
  )
}
