import { plainLetter } from './plain-letter.tsx'

/** The community has opened to those who had joined it before. */
export const curtainLifted = plainLetter<'curtain lifted'>((facts, locale) => {
  const { community, firstName, url } = facts
  const { name } = community
  return locale === 'es'
    ? {
        letterhead: community,
        subject: `Ya puede entrar en ${name}`,
        paragraphs: [
          `Hola, ${firstName}:`,
          `la espera ha terminado: ${name} está abierta para usted. Su cuenta está lista; inicie sesión como siempre, con su correo electrónico.`,
          'Sus vecinos que esperaban también reciben hoy esta noticia.',
        ],
        doing: { href: url, words: `Entrar en ${name}` },
        reason: `Recibe este mensaje porque se unió a ${name} antes de su apertura.`,
      }
    : {
        letterhead: community,
        subject: `${name} is open`,
        paragraphs: [
          `Dear ${firstName},`,
          `the wait is over: ${name} is open, and you can go in. Your account is ready; sign in as usual, with your e-mail address.`,
          'Your neighbours who have been waiting are told today as well.',
        ],
        doing: { href: url, words: `Go to ${name}` },
        reason: `You get this message because you joined ${name} before it opened.`,
      }
})
