import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  startRegistration,
} from '@simplewebauthn/browser'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { passkeyWords } from './passkey-words.ts'

type MakePasskeyProps = {
  /** What the server asks the browser for. */
  options: object
  name: string
  wrongName: boolean
}

/** Lets the browser make a passkey, and sends it with its name. A person who changes their mind may try again. */
export function MakePasskey({ options, name, wrongName }: MakePasskeyProps) {
  const say = useWords(passkeyWords)
  const response = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState<'cancelled' | 'madeAlready' | 'cannot' | null>(null)
  useEffect(() => {
    if (!browserSupportsWebAuthn()) setTrouble('cannot')
  }, [])
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON
    setTrouble(null)
    try {
      const made = await startRegistration({ optionsJSON })
      response.current!.value = JSON.stringify(made)
      form.submit()
    } catch (error) {
      const isKnown = (error as Error).name === 'InvalidStateError'
      setTrouble(isKnown ? 'madeAlready' : 'cancelled')
    }
  }
  return (
    <>
      <noscript>
        <Notice kind="warning">{say('noScript')}</Notice>
      </noscript>
      {trouble && (
        <Notice kind="error" help="two-factor">
          {say(trouble)}
        </Notice>
      )}
      <form className="form" method="post" action="/account/passkeys/add" onSubmit={make}>
        <input type="hidden" name="response" ref={response} defaultValue="" />
        <TextField
          name="name"
          label={say('name')}
          hint={say('nameHint')}
          error={wrongName ? say('nameFault') : undefined}
          defaultValue={name}
          maxLength={60}
          autoComplete="off"
          required
        />
        <button className="button primary only-with-script" type="submit">
          {say('make')}
        </button>
      </form>
    </>
  )
}
