import { useEffect, useState } from 'react'
import { Form, Link } from 'react-router'
import { TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { type BrandWord, brandWords } from './brand-words.ts'
import { ColorPreview } from './color-preview.tsx'
import type { JudgedColor } from './judge-typed.ts'
import { preferencesWords } from './words.ts'

type ColorFormProps = JudgedColor & {
  name: string
  logo: string | null
  goodColors: readonly { name: BrandWord; color: string }[]
}

const whole = /^#[0-9a-f]{6}$/i

/** A colour to choose, what there is to say of it, and how it looks; with script as one types. */
export function ColorForm(props: ColorFormProps) {
  const say = useWords(brandWords)
  const sayAll = useWords(preferencesWords)
  const { typed, color, verdict, nearest, name, logo } = props
  const [now, setNow] = useState(typed)
  const shown = whole.test(now) ? now.toLowerCase() : color
  return (
    <>
      <Verdict {...props} />
      <Palette goodColors={props.goodColors} shown={shown} />
      <Form className="form" method="post">
        <div className="color-line">
          <TextField
            name="color"
            label={say('color')}
            hint={say('colorHint')}
            error={verdict === 'unreadable' ? say('wrongColor') : undefined}
            value={now}
            onChange={(event) => setNow(event.target.value)}
            maxLength={20}
            autoComplete="off"
            spellCheck={false}
            required
          />
          <Picker color={shown} onPick={setNow} />
        </div>
        <div className="beside">
          <button className="button primary" type="submit">
            {sayAll('save')}
          </button>
          <button className="button quiet" type="submit" formMethod="get">
            {say('preview')}
          </button>
        </div>
      </Form>
      {shown && (
        <ColorPreview color={now === typed ? nearest || shown : shown} name={name} logo={logo} />
      )}
    </>
  )
}

/** What is wrong with the colour, and the one click that mends it; or that it works. */
function Verdict({ color, verdict, contrast, nearest }: JudgedColor) {
  const say = useWords(brandWords)
  if (verdict === 'unreadable' || color === null) return null
  if (verdict === 'works') return <p className="soft">{say('works', { color, contrast })}</p>
  return (
    <Notice kind="warning" title={say('pale', { color })}>
      <p>{say('paleBody', { contrast, nearest })}</p>
      <Form method="post">
        <input type="hidden" name="color" value={nearest} />
        <button className="button quiet" type="submit">
          <span className="swatch" style={{ background: nearest }} aria-hidden="true" />
          {say('useNearest', { nearest })}
        </button>
      </Form>
    </Notice>
  )
}

type PaletteProps = Pick<ColorFormProps, 'goodColors'> & { shown: string | null }

/** Colours that work, by their names; each leads to how it looks. */
function Palette({ goodColors, shown }: PaletteProps) {
  const say = useWords(brandWords)
  return (
    <nav aria-label={say('choose')}>
      <p className="palette-title">{say('choose')}</p>
      <ul className="palette">
        {goodColors.map(({ name, color }) => (
          <li key={color}>
            <Link
              className="button quiet"
              to={`?color=${color.slice(1)}`}
              aria-current={color === shown ? 'true' : undefined}
              preventScrollReset
              replace
            >
              <span className="swatch" style={{ background: color }} aria-hidden="true" />
              {say(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The browser's own field for colours, where there is script to join it to the other. */
function Picker({ color, onPick }: { color: string | null; onPick: (color: string) => void }) {
  const say = useWords(brandWords)
  const [isThere, setIsThere] = useState(false)
  useEffect(() => setIsThere(true), [])
  if (!isThere) return null
  return (
    <input
      className="color-picker"
      type="color"
      aria-label={say('pick')}
      value={color ?? '#000000'}
      onChange={(event) => onPick(event.target.value)}
    />
  )
}
