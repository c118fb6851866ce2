import { useWords } from '#app/words/words.ts'
import type { ShownWeek } from './shown.ts'
import { progressWords } from './words.ts'

/** The room of the drawing, in its own units. */
const [width, height, below, beside] = [640, 200, 34, 60]

/** Homes that have joined, week by week: a drawing, its sense in one sentence, and the figures. */
export function Curve({ homes, weeks }: { homes: number; weeks: readonly ShownWeek[] }) {
  const say = useWords(progressWords)
  const [first, last] = [weeks[0]!, weeks.at(-1)!]
  const facts = { first: first.joined, start: first.start, last: last.joined, homes }
  return (
    <figure className="curve">
      <figcaption>{say('curve')}</figcaption>
      <svg
        viewBox={`0 0 ${width} ${height + below}`}
        role="img"
        aria-label={say('curveSummary', facts)}
      >
        <Lines homes={homes} />
        <Drawn homes={homes} weeks={weeks} />
      </svg>
      <details>
        <summary>{say('asTable')}</summary>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{say('week')}</th>
              <th scope="col">{say('joinedColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.toReversed().map(({ start, joined }) => (
              <tr key={start}>
                <th scope="row">{start}</th>
                <td>{joined}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

/** None, half and all of the homes. */
function Lines({ homes }: { homes: number }) {
  const levels = homes > 1 ? [0, Math.round(homes / 2), homes] : [0, homes]
  return levels.map((level) => (
    <g key={level} className="level">
      <line x1={beside} x2={width} y1={heightOf(level, homes)} y2={heightOf(level, homes)} />
      <text x={beside - 8} y={heightOf(level, homes) + 7} textAnchor="end">
        {level}
      </text>
    </g>
  ))
}

/** The line from nothing before the first week, what lies below it, and at most five days to read it by. */
function Drawn({ homes, weeks }: { homes: number; weeks: readonly ShownWeek[] }) {
  const step = (width - beside - 10) / weeks.length
  const points = [{ joined: 0 }, ...weeks].map(({ joined }, at) => ({
    x: beside + at * step,
    y: heightOf(joined, homes),
  }))
  const path = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')
  const end = points.at(-1)!
  const every = Math.ceil(weeks.length / 5)
  return (
    <>
      <polygon points={`${path} ${end.x.toFixed(1)},${height} ${beside},${height}`} />
      <polyline points={path} />
      <circle cx={end.x} cy={end.y} r="5" />
      {weeks.map(({ start }, at) =>
        (weeks.length - 1 - at) % every === 0 ? (
          <text
            key={start}
            x={beside + (at + 1) * step}
            y={height + 28}
            textAnchor={at === weeks.length - 1 ? 'end' : 'middle'}
          >
            {start}
          </text>
        ) : null,
      )}
    </>
  )
}

const heightOf = (joined: number, homes: number) =>
  height - (joined / Math.max(1, homes)) * (height - 14)
