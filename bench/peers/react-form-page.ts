/** A form page that React renders, and nothing else: no router, no headers, no language. */
import { createServer } from 'node:http'
import { createElement as h } from 'react'
import { renderToString } from 'react-dom/server'

function Page() {
  return h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('title', null, 'Join your community'),
      h('meta', { name: 'viewport', content: 'width=device-width' }),
    ),
    h(
      'body',
      null,
      h(
        'header',
        null,
        h('a', { href: '/' }, 'Communitrak'),
        h('nav', null, h('a', { href: '/sign-in' }, 'Sign in')),
      ),
      h(
        'main',
        null,
        h('h1', null, 'Join your community'),
        h('p', null, 'Your board or management has given you an access code.'),
        h(
          'form',
          { method: 'post' },
          h('label', { htmlFor: 'code' }, 'Your access code'),
          h('p', { id: 'hint' }, 'Sixteen letters and digits. Capitals and dashes do not matter.'),
          h('input', {
            id: 'code',
            name: 'accessCode',
            'aria-describedby': 'hint',
            required: true,
          }),
          h('button', { type: 'submit' }, 'Continue'),
        ),
        h('h2', null, 'No code yet?'),
        h('p', null, 'Ask your board or your management company for an invitation.'),
      ),
      h('footer', null, h('a', { href: '/language' }, 'Español')),
    ),
  )
}

createServer((_, answer) => {
  answer.setHeader('content-type', 'text/html; charset=utf-8')
  answer.end(`<!DOCTYPE html>${renderToString(h(Page))}`)
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'))
