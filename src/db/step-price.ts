/**
 * The credits that a step's result costs, as SQL, at the prices its book was ordered at. A text by hand is free, and so is a result that
 * is shown again. `step`,
 * `book`: their rows.
 */
export const stepPrice = (step: string, book: string): string =>
  `case when ${step}.given ? 'text' or ${step}.copy_of is not null then 0 else coalesce((${book}.credit_prices ->> ${step}.kind)::int, 0) end`
