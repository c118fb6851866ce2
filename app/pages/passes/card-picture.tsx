import { useWords } from '#app/words/words.ts'
import { batchWords } from './batch-words.ts'

type CardPictureProps = { community: { name: string; color: string } }

/** A picture of one card, with a code that is nobody's. It is paper: white by night too. */
export function CardPicture({ community: { name, color } }: CardPictureProps) {
  const say = useWords(batchWords)
  return (
    <figure className="passes-preview">
      <figcaption>{say('preview')}</figcaption>
      <div className="paper-card" aria-hidden="true">
        <div className="band" style={{ background: color }} />
        <strong className="name">{name}</strong>
        <Square />
        <div className="words">
          <strong>{say('yourCode')}</strong>
          <span className="code">XXXX-XXXX-XXXX-XXXX</span>
          <span>{say('scan')}</span>
        </div>
      </div>
    </figure>
  )
}

/** The look of a QR code, which holds nothing. */
function Square() {
  const size = 21
  const dots = Array.from({ length: size * size }, (_, at) => [at % size, Math.floor(at / size)])
    .filter(([x = 0, y = 0]) => (x * x * 3 + y * y * 5 + x * y * 7) % 11 < 5)
    .filter(([x = 0, y = 0]) => !isCorner(x, y, size))
  return (
    <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      {dots.map(([x, y]) => (
        <rect key={`${x} ${y}`} x={x} y={y} width="1" height="1" />
      ))}
      {[
        [0, 0],
        [size - 7, 0],
        [0, size - 7],
      ].map(([x = 0, y = 0]) => (
        <g key={`${x} ${y}`}>
          <rect className="ring" x={x + 0.5} y={y + 0.5} width="6" height="6" />
          <rect x={x + 2} y={y + 2} width="3" height="3" />
        </g>
      ))}
    </svg>
  )
}

const isCorner = (x: number, y: number, size: number) =>
  (x < 8 && y < 8) || (x > size - 9 && y < 8) || (x < 8 && y > size - 9)
