import { Icon } from '../parts/icon.tsx'
import type { FieldName } from './draft.ts'

/** What is wrong with a field, under it; the field names it by `aria-describedby`. */
export function FieldError({ of, children }: { of: FieldName; children: string | undefined }) {
  return (
    <p id={`order-${of}-error`} className="field-error order-error">
      {children !== undefined && (
        <>
          <Icon name="alert" />
          <span>{children}</span>
        </>
      )}
    </p>
  )
}
