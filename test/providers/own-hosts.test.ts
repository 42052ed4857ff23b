import { expect, it } from 'vitest'
import { dialect as bfl } from '../../src/providers/polled/black-forest-labs.ts'
import { dialect as fal } from '../../src/providers/polled/fal.ts'
import { isOwn, type Hosts } from '../../src/providers/polled/own-hosts.ts'
import { dialect as replicate } from '../../src/providers/polled/replicate.ts'

const endpoints: Record<string, [endpoint: string, hosts: Hosts]> = {
  bfl: ['https://api.bfl.ai/v1', bfl.hosts],
  fal: ['https://queue.fal.run', fal.hosts],
  replicate: ['https://api.replicate.com/v1', replicate.hosts],
  worker: ['https://mine.workers.dev/v1', bfl.hosts],
  cloud: ['https://mine-abc.a.run.app', fal.hosts],
  local: ['http://127.0.0.1:4100/v1', replicate.hosts],
}

it.each<[string, string]>([
  ['bfl', 'https://api.bfl.ai/v1/get_result?id=1'],
  ['bfl', 'https://api.eu.bfl.ai/v1/get_result?id=1'],
  ['bfl', 'https://api.us1.bfl.ai/v1/get_result?id=1'],
  ['fal', 'https://queue.fal.run/fal-ai/flux/requests/1/status'],
  ['replicate', 'https://api.replicate.com/v1/predictions/1'],
  ['worker', 'https://mine.workers.dev/elsewhere'],
  ['local', 'http://127.0.0.1:4100/v1/predictions/1'],
])('the key of %s goes to %s', (name, url) => {
  expect(isOwn(url, ...endpoints[name]!)).toBe(true)
})

it.each<[string, string]>([
  ['worker', 'https://neighbour.workers.dev/v1/get_result?id=1'],
  // The key of a gateway is not the provider's.
  ['worker', 'https://api.bfl.ai/v1/get_result?id=1'],
  ['cloud', 'https://theirs-xyz.a.run.app/status'],
  ['bfl', 'http://api.bfl.ai/v1/get_result?id=1'],
  ['bfl', 'https://api.bfl.ai:8443/v1/get_result?id=1'],
  ['bfl', 'https://delivery.eu.bfl.ai/1.jpg'],
  ['bfl', 'https://api.eu.bfl.ai.example.com/'],
  ['bfl', 'https://api.x.y.bfl.ai/'],
  ['bfl', 'https://api.bfl.ai@example.com/'],
  ['fal', 'https://evil.fal.run/status'],
  ['replicate', 'https://replicate.com/v1/predictions/1'],
  ['local', 'http://127.0.0.1:4101/v1/predictions/1'],
  ['local', 'https://127.0.0.1:4100/v1/predictions/1'],
  ['local', 'no address'],
])('the key of %s does not go to %s', (name, url) => {
  expect(isOwn(url, ...endpoints[name]!)).toBe(false)
})
