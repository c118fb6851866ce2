/** A face beside a name: the photo, or the initials, which are no words to be read or copied. */
export function Portrait({
  name,
  photo,
  large = false,
}: {
  name: string
  /** Where the photo is; null: none is shown. */
  photo: string | null
  large?: boolean
}) {
  const shape = large ? 'portrait large' : 'portrait'
  if (photo)
    return <img className={shape} src={photo} alt="" width={256} height={256} loading="lazy" />
  return <span className={shape} data-initials={initialsOf(name)} aria-hidden="true" />
}

function initialsOf(name: string): string {
  const parts = name.split(' ').filter(Boolean)
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => [...(part ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
