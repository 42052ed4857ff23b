import { expect, it } from 'vitest'
import { openQueue } from '../../src/queue/registry.ts'
import { place } from '../../src/queue/drivers/cloudtasks-url.ts'

const base = 'cloudtasks://my-project/europe-west1/storymill'
const full = `${base}?target=https://worker.example&service_account=bell@my-project.iam.example`
const fake = `${base}?target=http://127.0.0.1:9&service_account=a@b&endpoint=http://127.0.0.1:8`

it('reads what is needed, and takes the rest from Google', () => {
  expect(place(new URL(`${full}/`.replace('worker.example', 'worker.example/')))).toMatchObject({
    project: 'my-project',
    location: 'europe-west1',
    prefix: 'storymill',
    target: 'https://worker.example',
    deadline_ms: 1_800_000,
    endpoint: null,
    issuers: ['https://accounts.google.com', 'accounts.google.com'],
    jwks: new URL('https://www.googleapis.com/oauth2/v3/certs'),
  })
  expect(place(new URL(`${full}&deadline=300`)).deadline_ms).toBe(300_000)
  expect(place(new URL(`${fake}&issuer=me&jwks=http://localhost:7/keys`))).toMatchObject({
    issuers: ['me'],
    jwks: new URL('http://localhost:7/keys'),
  })
})

it.each([
  ['cloudtasks://my-project', /must be cloudtasks:\/\/PROJECT\/LOCATION\/PREFIX/],
  [`cloudtasks:///europe-west1/storymill?target=https://a.example&service_account=a@b`, /must be/],
  [full.replace('/storymill', '/storymill/more'), /must be/],
  [full.replace('/storymill', ''), /PREFIX/],
  [full.replace('/storymill', '/story_mill'), /PREFIX/],
  [full.replace('target=https://worker.example&', ''), /target=/],
  [full.replace('https://worker', 'http://worker'), /https/],
  [full.replace('worker.example', 'worker.example?a=b'), /target=/],
  [full.replace('https://', 'https://user:secret@'), /target=/],
  [full.replace('bell@', 'bell.'), /service_account=/],
  [`${full}&deadline=10`, /15 to 1800/],
  [`${full}&deadline=1801`, /15 to 1800/],
  [`${full}&deadline=soon`, /15 to 1800/],
  [`${full}&audience=a`, /does not know audience=/],
  [`${full}&issuer=me`, /only beside an endpoint=/],
  [`${full}&jwks=http://127.0.0.1:1`, /only beside an endpoint=/],
  [`${full}&endpoint=http://tasks.example:8123`, /on this machine/],
  [`${full}&endpoint=https://127.0.0.1:1`, /on this machine/],
  [`${fake}&jwks=https://keys.example/`, /jwks=/],
])('%s is refused in one sentence', async (url, why) => {
  const nobody = { notify: async () => {}, listen: async () => () => {} }
  const opened = openQueue({ url: new URL(url), deployment: 'd', listeners: () => 1, postgres: nobody })
  await expect(opened).rejects.toMatchObject({ code: 'configuration', message: expect.stringMatching(why) })
  await expect(opened).rejects.not.toThrow('secret')
})
