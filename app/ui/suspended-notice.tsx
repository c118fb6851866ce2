import { Link } from 'react-router'
import { useWords, words } from '#app/words/words.ts'
import { Notice } from './notice.tsx'

const suspendedWords = words({
  en: {
    suspended: '{name} was suspended on {day}',
    because: 'The reason: {reason}',
    first:
      'A suspension stays when somebody leaves or closes their account. To let them in again, first give the access back on their page.',
    page: 'Open the page of {name}',
    other:
      'Is it somebody else of the same name? Write the name so that the two can be told apart: with a middle name, or with Jr.',
    leader: 'This person cannot be let in from here. Please ask a Community Leader.',
  },
  es: {
    suspended: 'El acceso de {name} está suspendido desde el {day}',
    because: 'El motivo: {reason}',
    first:
      'La suspensión sigue aunque alguien se vaya o cierre su cuenta. Para que pueda entrar otra vez, devuélvale primero el acceso en su página.',
    page: 'Abrir la página de {name}',
    other:
      '¿Es otra persona con el mismo nombre? Escriba el nombre de modo que se distingan: con un segundo nombre, o con Jr.',
    leader:
      'Desde aquí no se puede dejar entrar a esta persona. Pídalo a quien dirige la comunidad.',
  },
})

/** A suspension as it is shown to whoever may end it; null: to those who may not, who only hear whom to ask. */
export type ShownSuspension = { page: string; name: string; day: string; reason: string } | null

/** Why somebody cannot be let in before their suspension ends. */
export function SuspendedNotice({ suspension }: { suspension: ShownSuspension }) {
  const say = useWords(suspendedWords)
  if (!suspension)
    return (
      <Notice kind="error" help="manage-members">
        {say('leader')}
      </Notice>
    )
  const { page, name, day, reason } = suspension
  return (
    <Notice kind="error" help="manage-members" title={say('suspended', { name, day })}>
      <p>{say('because', { reason })}</p>
      <p>{say('first')}</p>
      <p>
        <Link to={page}>{say('page', { name })}</Link>
      </p>
      <p className="soft">{say('other')}</p>
    </Notice>
  )
}
