import { expect, test } from 'vitest'
import { newPart, plainTextOf } from './letter-text.ts'

test.for([
  ['<p>Hello<br>there</p><p>Ana &amp; Bo</p>', 'Hello\nthere\n\nAna & Bo'],
  ['<style>p{color:red}</style><head><title>x</title></head>Hi', 'Hi'],
  ['<script>alert("<p>no</p>")</script>Hi<!-- <p>no</p> -->!', 'Hi!'],
  [
    '<a href="https://example.com/a?b=1&amp;c=2">the list</a>',
    'the list (https://example.com/a?b=1&c=2)',
  ],
  ['<a href="https://example.com">https://example.com</a>', 'https://example.com'],
  ['<a href="javascript:alert(1)">here</a>', 'here'],
  ['<table><tr><td>Lot 1</td><td>Ana</td></tr><tr><td>Lot 2</td></tr></table>', 'Lot 1 Ana\nLot 2'],
  ['&#241;&#xf1;&ntilde;&unknown;&#0;&#1114112;', 'ñññ&unknown;'],
  ['1 < 2 -- and 3 > 2', '1 < 2 -- and 3 > 2'],
  ['<!doctype html><b>Hi', 'Hi'],
  ['<style>never closed', ''],
])('of HTML only the words are kept: %s', ([html, text]) => {
  expect(plainTextOf({ html: html! })).toBe(text)
})

test('the plain text of a letter is preferred, if there is any', () => {
  expect(plainTextOf({ text: 'plain', html: '<b>bold</b>' })).toBe('plain')
  expect(plainTextOf({ text: ' \n', html: '<b>bold</b>' })).toBe('bold')
  expect(plainTextOf({})).toBe('')
})

test.for([
  ['a flood of tags', '<style'.repeat(100_000)],
  ['a deep nest', '<div>'.repeat(200_000)],
  ['open comments', '<!--'.repeat(200_000)],
  ['signs', '<<<<>>>>--'.repeat(50_000)],
  ['links', '<a href=https://example.com>'.repeat(20_000)],
])('%s is read to its end', ([, html]) => {
  expect(plainTextOf({ html: html! })).toBeTypeOf('string')
})

const quoted = '> — reply above this line —\n>\n> Ana\n> It is in your e-mail.'

test.for([
  [
    `Thank you!\n\nOn Mon, 1 Apr 2030, Communitrak <no-reply@communitrak.test> wrote:\n\n> Communitrak\n${quoted}`,
    'Thank you!',
  ],
  [
    `Thank you!\n\nOn Mon, 1 Apr 2030 at 10:00, Communitrak\n<no-reply@communitrak.test> wrote:\n${quoted}`,
    'Thank you!',
  ],
  [
    `Gracias.\n\nEl lun, 1 abr 2030, Communitrak escribió:\n> — responda por encima de esta línea —\n> Hola`,
    'Gracias.',
  ],
  [
    'Thanks\n\n-----Original Message-----\nFrom: Communitrak <a@b.example>\nSubject: x\n\nCommunitrak\n— reply above this line —\nAna',
    'Thanks',
  ],
  [
    'Thanks\n________________________________\nFrom: Communitrak <a@b.example>\n\n— reply above this line —',
    'Thanks',
  ],
  ['Thanks\n\nOn Monday, Ana wrote:\n> It is in your e-mail.\n>', 'Thanks'],
  [`${quoted}\n\nI write below.`, `${quoted}\n\nI write below.`],
  [
    'On Monday, Ana wrote:\n> One\nFirst answer.\n> Two\nSecond answer.',
    'On Monday, Ana wrote:\n> One\nFirst answer.\n> Two\nSecond answer.',
  ],
  ['On the first floor.', 'On the first floor.'],
  ['> only a quote', '> only a quote'],
])('of an answer the new part is kept, and nothing of it is lost (%#)', ([text, expected]) => {
  expect(newPart(text!)).toBe(expected)
})
