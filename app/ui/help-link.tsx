import { useWords, words } from '#app/words/words.ts'

/** What somebody may ask where they cannot go on; each question is named like the article that answers it. */
const questionWords = words({
  en: {
    'getting-started': 'How do I join my community?',
    'access-codes': 'How do access codes work?',
    'join-problems': 'What helps when a code does not work?',
    'ask-to-be-let-in': 'How does asking to be let in work?',
    'waiting-to-enter': 'Why can I not go in?',
    'signing-in': 'What helps when I cannot sign in?',
    'two-factor': 'How do two-factor and passkeys work?',
    'my-account': 'What can I change in my account?',
    'my-household': 'What may a Head of Household do?',
    'invite-household': 'How do I invite the people I live with?',
    groups: 'How do groups work?',
    'create-community': 'How do I create a community?',
    trial: 'What happens when a trial ends?',
    preferences: 'What can we choose for our community?',
    'black-curtain': 'How does the Black Curtain work?',
    'invite-one-member': 'How do I invite somebody?',
    'invite-by-email': 'How do I invite by e-mail?',
    'invite-by-text': 'How do I invite by text message?',
    'access-passes': 'How do access passes work?',
    'invitation-status': 'What can I do with an invitation?',
    requests: 'Who waits for my answer, and why?',
    'who-has-not-joined': 'What helps when people do not join?',
    'import-roster': 'How do I bring in our list?',
    'roster-problems': 'What helps when a file or a row is not taken?',
    'member-list': 'How does the list of members work?',
    'manage-members': 'How do I correct or merge members?',
    roles: 'How do roles work?',
    households: 'How do households work?',
    properties: 'How do I add and merge homes?',
    moves: 'What happens when somebody moves?',
    'audit-log': 'What stands in the audit log?',
  },
  es: {
    'getting-started': '¿Cómo entro en mi comunidad?',
    'access-codes': '¿Cómo funcionan los códigos de acceso?',
    'join-problems': '¿Qué ayuda cuando un código no funciona?',
    'ask-to-be-let-in': '¿Cómo se pide entrar sin código?',
    'waiting-to-enter': '¿Por qué no puedo entrar?',
    'signing-in': '¿Qué ayuda cuando no puedo iniciar sesión?',
    'two-factor': '¿Cómo funcionan los dos pasos y las llaves digitales?',
    'my-account': '¿Qué puedo cambiar en mi cuenta?',
    'my-household': '¿Qué puede hacer una cabeza de familia?',
    'invite-household': '¿Cómo invito a quienes viven conmigo?',
    groups: '¿Cómo funcionan los grupos?',
    'create-community': '¿Cómo creo una comunidad?',
    trial: '¿Qué pasa cuando termina una prueba?',
    preferences: '¿Qué podemos elegir para nuestra comunidad?',
    'black-curtain': '¿Cómo funciona el telón negro?',
    'invite-one-member': '¿Cómo invito a alguien?',
    'invite-by-email': '¿Cómo invito por correo?',
    'invite-by-text': '¿Cómo invito por mensaje de texto?',
    'access-passes': '¿Cómo funcionan los pases de acceso?',
    'invitation-status': '¿Qué puedo hacer con una invitación?',
    requests: '¿Quién espera mi respuesta, y por qué?',
    'who-has-not-joined': '¿Qué ayuda cuando la gente no se une?',
    'import-roster': '¿Cómo traigo nuestra lista?',
    'roster-problems': '¿Qué ayuda cuando no se toma un archivo o una fila?',
    'member-list': '¿Cómo funciona la lista de miembros?',
    'manage-members': '¿Cómo corrijo o uno miembros?',
    roles: '¿Cómo funcionan los roles?',
    households: '¿Cómo funcionan los hogares?',
    properties: '¿Cómo añado y uno casas?',
    moves: '¿Qué pasa cuando alguien se muda?',
    'audit-log': '¿Qué contiene el registro de auditoría?',
  },
})

const besideWords = words({
  en: { newTab: '(opens in a new tab)' },
  es: { newTab: '(se abre en otra pestaña)' },
})

/** An article that a page can lead to. */
export type Helping = keyof typeof questionWords.en

type HelpLinkProps = {
  to: Helping
  /** It stands beside a form: the article opens in a tab of its own, and what was typed stays. */
  besideForm?: boolean
}

/** Leads to the article that answers what somebody may ask now. */
export function HelpLink({ to, besideForm = false }: HelpLinkProps) {
  const say = useWords(questionWords)
  const sayBeside = useWords(besideWords)
  const newTab = besideForm ? { target: '_blank', rel: 'noopener' } : {}
  return (
    <p className="help-link">
      <a href={`/help/${to}`} {...newTab}>
        {say(to)}
        {besideForm && ` ${sayBeside('newTab')}`}
      </a>
    </p>
  )
}
