import { expect, it } from 'vitest'
import { statesPage } from '../../src/book/states-page.ts'

it('docs/states.md shows the states as they are', async () => {
  await expect(statesPage()).toMatchFileSnapshot('../../docs/states.md')
})
