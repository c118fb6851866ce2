import { Choice, SelectField } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words.ts'
import { batchWords } from './batch-words.ts'
import { SheetPicture } from './sheet-picture.tsx'

type Layout = 'cards' | 'large cards' | 'letters'

type PrintFormProps = {
  action: string
  choices: { layouts: readonly Layout[]; locale: 'en' | 'es'; printable: { count: number } }
  /** What says whose own codes they are, as fields of the form; absent: they are of homes. */
  members?: readonly (readonly [name: string, value: string])[]
}

const perSheet: Record<Layout, number> = { cards: 10, 'large cards': 3, letters: 1 }

/** How the passes are to look. It is a plain form, which the browser answers by keeping the file. */
export function PrintForm({ action, choices, members }: PrintFormProps) {
  const say = useWords(batchWords)
  const { layouts, locale, printable } = choices
  return (
    <form className="card form" method="get" action={action}>
      {members?.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <fieldset className="field">
        <legend>{say('layout')}</legend>
        {layouts.map((layout, at) => (
          <div className="passes-layout" key={layout}>
            <SheetPicture layout={layout} />
            <Choice
              type="radio"
              name="layout"
              value={layout}
              id={`layout-${at}`}
              defaultChecked={at === 0}
              label={
                <>
                  {say(layout)}{' '}
                  <span className="soft">
                    · {say('sheets', { sheets: Math.ceil(printable.count / perSheet[layout]) })}
                  </span>
                </>
              }
              hint={say(members && layout === 'letters' ? 'lettersForPeople' : `${layout}Hint`)}
            />
          </div>
        ))}
      </fieldset>
      <div className="side-by-side">
        <SelectField name="paper" label={say('paper')}>
          <option value="letter">{say('letter')}</option>
          <option value="a4">{say('a4')}</option>
        </SelectField>
        <SelectField name="language" label={say('language')} defaultValue={locale}>
          <option value="en">{say('en')}</option>
          <option value="es">{say('es')}</option>
        </SelectField>
      </div>
      <button className="button primary" type="submit">
        {say('download')}
      </button>
      <p className="soft">{say('afterwards')}</p>
    </form>
  )
}
