/** A whole page without the application: for answers given before it, or in its stead. */
export function plainPage(
  status: number,
  { title, words }: { title: string; words: string },
  headers: Record<string, string> = {},
): Response {
  const html = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Communitrak</title>
</head>
<body style="font: 18px/1.6 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.25rem">
<main>
<h1>${title}</h1>
<p>${words}</p>
<p><a href="/">Communitrak</a></p>
</main>
</body>
</html>
`
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  })
}

/** The database is away for a moment. */
export const resting = () =>
  plainPage(
    503,
    {
      title: 'One moment, please',
      words:
        'We cannot reach our records just now. Nothing is lost. Please go back and try again in a few seconds.',
    },
    { 'retry-after': '5' },
  )

/** A page of somebody else tried to send something in the visitor's name. */
export const notFromHere = () =>
  plainPage(403, {
    title: 'This did not come from our page',
    words: 'Please open Communitrak itself and send it from there. Nothing has been changed.',
  })

/** More was sent than any form of ours holds. */
export const tooLarge = () =>
  plainPage(413, {
    title: 'That was too much',
    words:
      'The form or file is larger than we can take. Nothing has been changed. Please go back and send a smaller part of it at a time.',
  })

/** A roster was sent that is larger than any we read. */
export const tooLargeRoster = () =>
  plainPage(413, {
    title: 'This file is too large',
    words:
      'A roster may have up to 10 MB. Nothing has been changed. Please go back, leave out pictures and other sheets of the file, or save the list as CSV, and send it again.',
  })

/** A photo was sent that is larger than any we read. */
export const tooLargePhoto = () =>
  plainPage(413, {
    title: 'This photo is too large',
    words:
      'A photo may have up to 10 MB. Nothing has been changed. Please go back and choose a smaller one.',
  })

/** Somebody asked for what their role does not allow. */
export const notAllowed = () =>
  plainPage(403, {
    title: 'Your role does not allow this',
    words: 'Ask a Community Leader if you think it should. Nothing has been changed.',
  })

/** The address is one of ours, and not for this. */
export const wrongMethod = (allow: string) =>
  plainPage(
    405,
    {
      title: 'This cannot be done here',
      words: 'The page is there, but it takes no such request. Nothing has been changed.',
    },
    { allow },
  )

/** Our own fault. */
export const broken = () =>
  plainPage(500, {
    title: 'Something went wrong',
    words: 'It was our fault, and we have noted it. Please go back and try again.',
  })

/** The address cannot be read. */
export const unreadable = () =>
  plainPage(400, {
    title: 'We could not read this',
    words: 'The address or form is not one of ours. Please go back and try again.',
  })
