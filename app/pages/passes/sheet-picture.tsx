/** A sheet as it comes out of the printer, very small. */
export function SheetPicture({ layout }: { layout: 'cards' | 'large cards' | 'letters' }) {
  return (
    <svg className="passes-sheet" viewBox="0 0 34 44" aria-hidden="true">
      <rect x="0.5" y="0.5" width="33" height="43" rx="1" />
      {layout === 'letters' ? <Letter /> : <Cards rows={layout === 'cards' ? 5 : 3} />}
    </svg>
  )
}

function Cards({ rows }: { rows: 3 | 5 }) {
  const columns = rows === 5 ? 2 : 1
  const [width, height] = [28 / columns, 38 / rows]
  return Array.from({ length: rows * columns }, (_, at) => {
    const [x, y] = [3 + (at % columns) * width, 3 + Math.floor(at / columns) * height]
    const side = Math.min(height, width) * 0.5
    return (
      <g key={`${x} ${y}`}>
        <rect x={x} y={y} width={width} height={height} />
        <rect className="dark" x={x + 1} y={y + height - side - 1} width={side} height={side} />
      </g>
    )
  })
}

function Letter() {
  return (
    <>
      <rect x="4" y="10" width="13" height="5" />
      <rect className="dark" x="5" y="22" width="8" height="8" />
      {[18, 20, 33, 35, 37, 39].map((y) => (
        <rect
          className="dark"
          key={y}
          x="4"
          y={y}
          width={y === 20 || y === 39 ? 18 : 26}
          height="0.6"
        />
      ))}
    </>
  )
}
