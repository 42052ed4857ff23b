import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { useMe } from '../api/me.ts'
import { words } from '../words.ts'
import { PageTitle } from './page-title.tsx'
import { areShortcutsOn, turnShortcuts } from './shortcuts.ts'
import { chosenTheme, chooseTheme, themes } from './theme.ts'
import './settings.css'

export default function SettingsPage() {
  return (
    <main id="main" className="settings">
      <PageTitle tab={words.settings.title}>{words.settings.title}</PageTitle>
      <Theme />
      <Shortcuts />
      <Who />
    </main>
  )
}

function Theme() {
  const [theme, setTheme] = useState(chosenTheme)
  return (
    <fieldset className="settings-group">
      <legend>{words.settings.theme}</legend>
      <div className="settings-themes">
        {themes.map((one) => (
          <label key={one} className="settings-choice">
            <input
              type="radio"
              name="theme"
              checked={one === theme}
              onChange={() => {
                chooseTheme(one)
                setTheme(one)
              }}
            />
            <span>{words.settings.themes[one]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Shortcuts() {
  const [on, setOn] = useState(areShortcutsOn)
  return (
    <fieldset className="settings-group">
      <legend>{words.settings.keys}</legend>
      <label className="settings-choice">
        <input
          type="checkbox"
          checked={on}
          onChange={() => {
            turnShortcuts(!on)
            setOn(!on)
          }}
        />
        <span>{words.settings.shortcuts}</span>
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
    location.replace('/')
  }
  return (
    <div className="settings-who">
      <p>{words.settings.signedInAs(me.user)}</p>
      <button className="button" onClick={() => void leave()}>
        {words.settings.leave}
      </button>
    </div>
  )
}
