import type { CSSProperties } from 'react'
import { accentVariables } from '#app/ui/accent.ts'
import { useWords } from '#app/words/words.ts'
import { brandWords } from './brand-words.ts'

type ColorPreviewProps = { color: string; name: string; logo: string | null }

/** A page, a letter and a pass in a colour: pictures of them, in which nothing can be pressed. */
export function ColorPreview({ color, name, logo }: ColorPreviewProps) {
  const say = useWords(brandWords)
  const facts = { community: name }
  const picture = logo && <img className="logo" src={logo} alt="" />
  return (
    <figure className="color-preview" style={accentVariables(color) as CSSProperties}>
      <figcaption>{say('looks')}</figcaption>
      <div className="pictures" aria-hidden="true">
        <div className="page-picture">
          {picture}
          <strong>{say('pageHead')}</strong>
          <span className="button primary">{say('button')}</span>
          <span className="link">{say('link')}</span>
        </div>
        <div className="letter-picture" style={{ borderTopColor: color }}>
          {picture}
          <strong>{name}</strong>
          <span>
            {say('letterDear')} {say('letterBody', facts)}
          </span>
          <span className="button" style={{ background: color }}>
            {say('letterDo', facts)}
          </span>
        </div>
        <div className="pass-picture">
          <span className="band" style={{ background: color }} />
          {picture}
          <strong>{name}</strong>
          <span>{say('passCode')}</span>
          <span className="code">XXXX-XXXX-XXXX-XXXX</span>
        </div>
      </div>
    </figure>
  )
}
