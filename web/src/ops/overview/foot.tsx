import { Link } from 'wouter'
import { words } from '../../words.ts'
import type { Overview } from '../live/overview-data.ts'
import { actInWords } from '../acts/act-in-words.ts'
import { count, moment } from '../numbers.ts'
import { levelOf, thresholds } from '../thresholds.ts'

const { overview: says } = words.ops

/** Who works, what died, who did what. */
export function Foot({ overview: { workers, dead, last_acts } }: { overview: Overview }) {
  const isNobody = workers.live + workers.draining === 0
  const newDead = levelOf(dead.new_15m, thresholds.new_dead)
  return (
    <div className="ops-foot">
      <section className="card" aria-labelledby="ops-foot-workers">
        <h2 id="ops-foot-workers">
          <Link href="/ops/workers">{says.workers}</Link>
        </h2>
        {isNobody ? (
          <p className="ops-bad">
            {says.noWorker}
            <code>{words.ops.workers.run}</code>
          </p>
        ) : (
          <p>
            <b>{says.workersAre(count(workers.live), count(workers.draining), count(workers.lost))}</b>
            <br />
            <span className="muted">{says.slots(count(workers.running), count(workers.slots))}</span>
          </p>
        )}
      </section>
      <section className="card" aria-labelledby="ops-foot-dead">
        <h2 id="ops-foot-dead">
          <Link href="/ops/dead">{says.dead}</Link>
        </h2>
        <p>
          <b>
            {dead.letters === 0 ? says.deadNone : says.deadAre(count(dead.letters), says.errors(dead.groups))}
          </b>
          <br />
          {dead.new_15m > 0 && <span className={`pill ${newDead}`}>{says.deadNew(count(dead.new_15m))}</span>}
        </p>
      </section>
      <section className="card" aria-labelledby="ops-foot-acts">
        <h2 id="ops-foot-acts">{says.acts}</h2>
        {last_acts.length === 0 && <p className="muted">{says.actsNone}</p>}
        <ol>
          {last_acts.map((act) => (
            <li key={act.id}>{says.act(act.by, actInWords(act), moment(act.at))}</li>
          ))}
        </ol>
      </section>
    </div>
  )
}
