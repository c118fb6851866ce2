import { useWords, words } from '#app/words/words.ts'

const withPasskeyWords = words({
  en: {
    do: 'Sign in with a passkey',
    trouble: 'No passkey was used. Try again, or sign in with your password.',
  },
  es: {
    do: 'Iniciar sesión con una llave digital (passkey)',
    trouble:
      'No se usó ninguna llave digital. Inténtelo de nuevo o inicie sesión con su contraseña.',
  },
})

/**
 * Signs in with a passkey. It stands hidden until a script has seen that the browser can. The script waits for the
 * whole page: on a slow line it would come before the form does.
 */
export function WithPasskey({ next }: { next: string }) {
  const say = useWords(withPasskeyWords)
  return (
    <form id="with-passkey" className="or" method="post" action="/sign-in/passkey" hidden>
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="response" value="" />
      <button className="button quiet wide" type="submit">
        {say('do')}
      </button>
      <p className="error" role="status" data-words={say('trouble')} />
      <script src="/sign-in-with-passkey.js" defer />
    </form>
  )
}
