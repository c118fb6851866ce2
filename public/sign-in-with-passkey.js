// Lets the browser answer with a passkey, and sends the form with its answer. Pages without hydration
// load it, so it is written for browsers as it stands.
{
  const form = document.getElementById('with-passkey')
  const words = form.querySelector('[data-words]')

  const toBytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0))
  const toText = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '')

  const ask = async () => {
    const answer = await fetch('/sign-in/passkey/ask', { method: 'POST' })
    if (!answer.ok) throw new Error(`asking for a challenge was answered with ${answer.status}`)
    const { challenge, rpId, timeout, userVerification } = await answer.json()
    return { challenge: toBytes(challenge), rpId, timeout, userVerification }
  }

  const print = ({ id, rawId, type, response }) =>
    JSON.stringify({
      id,
      rawId: toText(rawId),
      type,
      clientExtensionResults: {},
      response: {
        authenticatorData: toText(response.authenticatorData),
        clientDataJSON: toText(response.clientDataJSON),
        signature: toText(response.signature),
        ...(response.userHandle && { userHandle: toText(response.userHandle) }),
      },
    })

  if (window.PublicKeyCredential && navigator.credentials) form.hidden = false

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    words.textContent = ''
    try {
      const publicKey = await ask()
      form.elements.response.value = print(await navigator.credentials.get({ publicKey }))
      form.submit()
    } catch {
      words.textContent = words.dataset.words
    }
  })
}
