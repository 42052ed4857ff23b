import { useQuery } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { words } from '../words.ts'
import { FieldError } from './field-error.tsx'

type Parts = { value: string; error: string | undefined; onChange: (style: string) => void }

/** The looks a book can have, each by a picture of its own. Until they are here their room is kept. */
export function StyleCards({ value, error, onChange }: Parts) {
  const { data, isError } = useQuery({
    queryKey: ['styles'],
    queryFn: ({ signal }) => call('GET /v1/styles', { signal }),
    staleTime: Infinity,
  })
  const styles = data?.items ?? []
  return (
    <fieldset className="order-group" aria-describedby="order-style-error" aria-busy={!data && !isError}>
      <legend>{words.order.style}</legend>
      {isError && styles.length === 0 ? (
        <p className="muted">{words.order.stylesFailed}</p>
      ) : (
        <div className="order-styles">
          {styles.map((style) => (
            <label key={style.id} className="order-style">
              <img src={style.sample_url} alt="" width="640" height="640" />
              <span className="order-style-name">
                <input
                  type="radio"
                  className="order-radio"
                  name="style"
                  value={style.id}
                  checked={style.id === value}
                  onChange={() => onChange(style.id)}
                />
                {style.name}
              </span>
            </label>
          ))}
          {!data && [1, 2, 3, 4].map((one) => <div key={one} className="order-style coming" />)}
        </div>
      )}
      <FieldError of="style">{error}</FieldError>
    </fieldset>
  )
}
