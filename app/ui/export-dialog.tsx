import type { ReactNode } from 'react'
import { Form, Link } from 'react-router'
import { useWords, words } from '#app/words/words.ts'
import { Dialog } from './dialog.tsx'
import { Choice } from './field.tsx'
import { type Helping, HelpLink } from './help-link.tsx'

const exportDialogWords = words({
  en: {
    written:
      'It is written in the audit log that you took it. Please keep it as carefully as a list of keys.',
    format: 'File',
    xlsx: 'Excel workbook (XLSX)',
    csv: 'Text for any program (CSV)',
    download: 'Download',
    cancel: 'Cancel',
  },
  es: {
    written:
      'En el registro de auditoría queda escrito que usted lo ha sacado. Guárdelo con el mismo cuidado que una lista de llaves.',
    format: 'Archivo',
    xlsx: 'Libro de Excel (XLSX)',
    csv: 'Texto para cualquier programa (CSV)',
    download: 'Descargar',
    cancel: 'Cancelar',
  },
})

type ExportDialogProps = {
  title: string
  lead: string
  /** Where the file is had. */
  action: string
  /** What of the list it holds. */
  asked: Record<string, string>
  /** The list below. */
  below: string
  /** The article that tells what the file holds. */
  help: Helping
  /** What else there is to choose. */
  children?: ReactNode
}

/** A dialog over a list: what file it becomes. */
export function ExportDialog(props: ExportDialogProps) {
  const { title, lead, action, asked, below, help, children } = props
  const say = useWords(exportDialogWords)
  return (
    <Dialog title={title} closeTo={below}>
      <p>{lead}</p>
      <Form method="post" action={action} reloadDocument>
        {Object.entries(asked).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <fieldset className="field">
          <legend>{say('format')}</legend>
          <Choice type="radio" name="format" value="xlsx" label={say('xlsx')} defaultChecked />
          <Choice type="radio" name="format" value="csv" label={say('csv')} />
        </fieldset>
        {children}
        <p className="soft">{say('written')}</p>
        <HelpLink to={help} />
        <div className="actions">
          <Link className="button quiet" to={below}>
            {say('cancel')}
          </Link>
          <button className="button primary" type="submit">
            {say('download')}
          </button>
        </div>
      </Form>
    </Dialog>
  )
}
