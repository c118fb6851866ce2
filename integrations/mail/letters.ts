import type { renderMessage as Render } from './render-message.ts'

/** Renders a message, see `render-message.ts`. The letters are loaded with the first: a start does not wait for them. */
export const renderMessage: typeof Render = async (message, about) => {
  const { renderMessage } = await import('./render-message.ts')
  return renderMessage(message, about)
}
