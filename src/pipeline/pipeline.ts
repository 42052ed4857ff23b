import type { Pipeline, RetryPolicy, StepKind } from './contract.ts'
import { characterSheet } from './steps/character-sheet.ts'
import { cover } from './steps/cover.ts'
import { pageText } from './steps/page-text.ts'
import { pdf } from './steps/pdf.ts'
import { picture } from './steps/picture.ts'
import { plan } from './steps/plan.ts'

const retry: RetryPolicy = {
  tries: 7,
  transient: { base_ms: 2_000, cap_ms: 120_000 },
  rate_limit: { base_ms: 30_000, cap_ms: 600_000 },
  bad_output: 2,
  unknown: 6,
}

/** How long one call may take, by step kind, in milliseconds. */
export type Timeouts = { plan: number; text: number; picture: number; pdf: number }
export const demoTimeouts: Timeouts = { plan: 15_000, text: 15_000, picture: 15_000, pdf: 180_000 }

/** How often a call whose outcome nobody knows may be sent again. */
export type Unknowns = { text: number; picture: number }

/**
 * The way of a picture book: which step follows which, what each reads, and what becomes of the book without it.
 * A change that books under way would notice needs a new version beside this one.
 */
export function storybook(timeouts: Timeouts, unknown: Unknowns): Pipeline {
  return { id: 'storybook@1', first: 'plan', kinds: storybookKinds(timeouts, unknown) }
}

/**
 * Every version that books may still be of; what is ordered now is of the first. An older one stays while any book of it is
 * under way, or may be mended.
 */
export function storybooks(timeouts: Timeouts, unknown: Unknowns): readonly [Pipeline, ...Pipeline[]] {
  return [storybook(timeouts, unknown)]
}

// oxlint-disable-next-line max-lines-per-function -- a table
function storybookKinds(timeouts: Timeouts, unknown: Unknowns): Record<string, StepKind> {
  const written = { ...retry, unknown: unknown.text }
  const drawn = { ...retry, unknown: unknown.picture }
  return {
    plan: {
      queue: 'text',
      per: 'book',
      part: 'plan',
      after: [],
      reads: [],
      timeout_ms: timeouts.plan,
      retry: written,
      if_dead: 'fail the book',
      model: ({ text }) => text.id,
      step: plan,
    },
    character_sheet: {
      queue: 'images',
      per: 'book',
      part: 'none',
      after: [{ kind: 'plan' }],
      reads: [{ kind: 'plan' }],
      timeout_ms: timeouts.picture,
      retry: { ...drawn, tries: 4 },
      if_dead: 'go on without',
      model: ({ image }) => image.id,
      step: characterSheet,
    },
    page_text: {
      queue: 'text',
      per: 'page',
      part: 'text',
      after: [{ kind: 'plan' }],
      reads: [{ kind: 'plan' }],
      timeout_ms: timeouts.text,
      retry: written,
      if_dead: 'fail the book',
      model: ({ text }) => text.id,
      step: pageText,
    },
    picture: {
      queue: 'images',
      per: 'page',
      part: 'picture',
      after: [{ kind: 'page_text', of: 'own page' }, { kind: 'character_sheet' }],
      // Not its page's text: another text needs no other picture.
      reads: [{ kind: 'plan' }, { kind: 'character_sheet' }],
      timeout_ms: timeouts.picture,
      retry: drawn,
      if_dead: 'leave it out',
      model: ({ image }) => image.id,
      step: picture,
    },
    cover: {
      queue: 'images',
      per: 'book',
      part: 'picture',
      after: [{ kind: 'plan' }, { kind: 'character_sheet' }],
      reads: [{ kind: 'plan' }, { kind: 'character_sheet' }],
      timeout_ms: timeouts.picture,
      retry: drawn,
      if_dead: 'leave it out',
      model: ({ image }) => image.id,
      step: cover,
    },
    pdf: {
      queue: 'generation',
      per: 'book',
      part: 'pdf',
      after: [
        { kind: 'page_text', of: 'every page' },
        { kind: 'picture', of: 'every page' },
        { kind: 'cover' },
      ],
      reads: [
        { kind: 'plan' },
        { kind: 'page_text', of: 'every page' },
        { kind: 'picture', of: 'every page' },
        { kind: 'cover' },
      ],
      timeout_ms: timeouts.pdf,
      retry,
      if_dead: 'fail the book',
      step: pdf,
    },
  }
}
