import { words } from '#app/words/words.ts'
import type { Reason } from '#domain/rosters/problem.ts'
import type { SkipReason } from '#domain/rosters/understand-row.ts'

/** What is to be looked at in a row, and how it is mended. `typed` is what stands there, `blank` whether it is nothing. */
export const reasonWords = words({
  en: {
    'missing name': 'Nobody is named. Type a name, or “Vacant” if the home is empty.',
    'missing home': 'No home is given. Type its address or its lot number.',
    'unclear names': 'We cannot tell who “{typed}” is. Write “Ana Reyes and Bo Chen”.',
    'unreadable name': '“{typed}” is not a name we can use. Type first and last name.',
    'missing first name': 'The first name is missing. Type it before the last name.',
    'missing last name': 'The last name is missing. Type it after the first name.',
    'name order unclear':
      'Is “{typed}” the last name first? Write “Reyes, Ana” if it is, or “Ana Reyes”.',
    deceased:
      '“{typed}” says that somebody has died. Leave only those who live, or leave the row out.',
    'may have left':
      '“{typed}” says that somebody has sold or moved away. Leave the row out; or if they still live here or own the home, delete those words.',
    'unreadable email': '“{typed}” is not an e-mail address. It should look like ana@example.com.',
    'mistyped email': '“{typed}” looks mistyped. Use our suggestion, or type it again.',
    'unclear emails':
      'There are several addresses, and we cannot tell whose is whose: “{typed}”. Keep one for each person, in the order of the names.',
    'unclear phones':
      'There are several numbers, and we cannot tell whose is whose: “{typed}”. Keep one for each person, in the order of the names.',
    'missing street':
      'There is a house number and no street. Type the street; in some lists it stands only in a row above.',
    'unreadable street':
      '“{typed}” is not an address we can read. Write it like “123 Main St Apt 4”.',
    'unreadable lot':
      '“{typed}” is not a lot we can read. Write it like “Lot 7” or “Lot 7 Block 2”.',
    'unknown city': 'We do not know the city “{typed}”. Check how it is written.',
    'unknown state': 'We do not know the state “{typed}”. Write two letters, like TX.',
    'unreadable zip':
      '{blank, select, true {The ZIP is missing. Type its five digits.} other {“{typed}” is not a ZIP code. It has five digits.}}',
    'zip of another state': 'The ZIP “{typed}” is of another state. Check the ZIP and the state.',
    'several homes':
      'Several homes stand here: “{typed}”. Keep one, and bring the others in rows of their own.',
    'post office box': '“{typed}” is a post office box. Type where the home is.',
    'unit without a street': 'There is a unit, “{typed}”, and no street. Type the street too.',
    'unclear whose role':
      'Several people stand in this row, and we cannot tell whose “{typed}” is. Leave one person, or leave it blank.',
    'nobody to write to':
      'Nobody in this home has an e-mail address. Type one, or go back to the columns and choose to invite on paper.',
    'several households':
      'Several households share this home. Say which one is meant, by its name.',
    'address of somebody else':
      'Somebody else of the community has this e-mail address. Type another, or leave it blank.',
    'one name twice':
      'The same name stands here with another e-mail address. If it is one person, keep one address; if two, tell their names apart.',
    'unknown role':
      'There is no such role in your community. Leave it blank, or type one you have.',
    'role not grantable':
      'This role may do more than yours, so you cannot give it. Leave it blank, or ask a Community Leader.',
    'beyond you':
      'Somebody here is expected with a role that may do more than yours, so you cannot change where their invitation goes. Leave the row out, or ask a Community Leader.',
    suspended:
      'Somebody of this name was suspended. You find why under Inactive in Community Members: give the access back there first, or leave the row out.',
    'ask a leader':
      'Somebody here cannot be brought in by an import. Leave the row out, or ask a Community Leader.',
    'missing email': 'No e-mail address.',
    'another email left out': 'A second address is not imported: “{typed}”.',
    'unreadable phone': '“{typed}” is not a phone number, and is not imported.',
    'another phone left out': 'A second number is not imported: “{typed}”.',
    'extension left out': 'The number is imported without its extension: “{typed}”.',
    'others left out': 'Others without a name are not imported: “{typed}”.',
    'care of left out': 'Who takes the mail is not imported: “{typed}”.',
    'organization without a person':
      'Only an organisation is named, so its address and number are nobody’s and are not imported. To invite somebody, type a person’s name instead.',
    'unknown household role': '“{typed}” is no household role we know, and is not imported.',
    'unknown occupancy': '“{typed}” does not tell who lives there, and is not imported.',
    'name stays':
      '“{typed}” is taken for the person of nearly the same name who has this address here already. Their name stays; it is changed on their page.',
    'role of a member stays':
      'The list names another role. Somebody who has joined keeps theirs; change it on their page.',
    'role of a guest stays':
      'The list names another role. Their Head of Household has invited them, so they come in with the usual one.',
    'invited by text':
      'The list has another number. They are invited by text, so it is corrected where you see their invitation.',
    'invitation voided':
      'The invitation was voided on {typed}; not invited again. To invite them after all, press Invite on their page.',
  },
  es: {
    'missing name':
      'No se nombra a nadie. Escriba un nombre, o “Vacant” si la vivienda está vacía.',
    'missing home': 'Falta la vivienda. Escriba su dirección o su número de lote.',
    'unclear names': 'No sabemos quién es “{typed}”. Escriba “Ana Reyes and Bo Chen”.',
    'unreadable name': '“{typed}” no es un nombre que podamos usar. Escriba nombre y apellido.',
    'missing first name': 'Falta el nombre. Escríbalo antes del apellido.',
    'missing last name': 'Falta el apellido. Escríbalo después del nombre.',
    'name order unclear':
      '¿Está en “{typed}” primero el apellido? Escriba “Reyes, Ana” si es así, o “Ana Reyes”.',
    deceased:
      '“{typed}” dice que alguien falleció. Deje solo a quienes viven, o deje la fila fuera.',
    'may have left':
      '“{typed}” dice que alguien vendió o se mudó. Deje la fila fuera; o, si todavía vive aquí o es dueño de la vivienda, borre esas palabras.',
    'unreadable email': '“{typed}” no es un correo electrónico. Debe parecerse a ana@example.com.',
    'mistyped email': '“{typed}” parece mal escrito. Use nuestra sugerencia o escríbalo otra vez.',
    'unclear emails':
      'Hay varios correos y no sabemos de quién es cada uno: “{typed}”. Deje uno por persona, en el orden de los nombres.',
    'unclear phones':
      'Hay varios números y no sabemos de quién es cada uno: “{typed}”. Deje uno por persona, en el orden de los nombres.',
    'missing street':
      'Hay un número de casa y ninguna calle. Escriba la calle; en algunas listas solo está en una fila anterior.',
    'unreadable street':
      '“{typed}” no es una dirección que podamos leer. Escríbala como “123 Main St Apt 4”.',
    'unreadable lot':
      '“{typed}” no es un lote que podamos leer. Escríbalo como “Lot 7” o “Lot 7 Block 2”.',
    'unknown city': 'No conocemos la ciudad “{typed}”. Revise cómo está escrita.',
    'unknown state': 'No conocemos el estado “{typed}”. Escriba dos letras, como TX.',
    'unreadable zip':
      '{blank, select, true {Falta el código ZIP. Escriba sus cinco cifras.} other {“{typed}” no es un código ZIP. Tiene cinco cifras.}}',
    'zip of another state': 'El ZIP “{typed}” es de otro estado. Revise el ZIP y el estado.',
    'several homes':
      'Aquí hay varias viviendas: “{typed}”. Deje una y traiga las demás en filas propias.',
    'post office box': '“{typed}” es un apartado postal. Escriba dónde está la vivienda.',
    'unit without a street':
      'Hay una unidad, “{typed}”, y ninguna calle. Escriba también la calle.',
    'unclear whose role':
      'En esta fila hay varias personas y no sabemos de quién es “{typed}”. Deje una persona, o déjelo en blanco.',
    'nobody to write to':
      'En esta vivienda nadie tiene correo electrónico. Escriba uno, o vuelva a las columnas y elija invitar en papel.',
    'several households':
      'Varios hogares comparten esta vivienda. Diga de cuál se trata, por su nombre.',
    'address of somebody else':
      'Otra persona de la comunidad tiene este correo electrónico. Escriba otro, o déjelo en blanco.',
    'one name twice':
      'El mismo nombre está aquí con otro correo. Si es una persona, deje un correo; si son dos, distinga sus nombres.',
    'unknown role': 'Su comunidad no tiene ese rol. Déjelo en blanco, o escriba uno que tenga.',
    'role not grantable':
      'Ese rol puede más que el suyo, así que no puede darlo. Déjelo en blanco, o pídaselo a quien dirige la comunidad.',
    'beyond you':
      'A alguien de aquí se le espera con un rol que puede más que el suyo, así que no puede cambiar adónde va su invitación. Deje la fila fuera, o pídaselo a quien dirige la comunidad.',
    suspended:
      'El acceso de alguien con este nombre está suspendido. El motivo está en Inactivos, en Miembros de la comunidad: devuélvale allí primero el acceso, o deje la fila fuera.',
    'ask a leader':
      'A alguien de aquí no se le puede traer con una importación. Deje la fila fuera, o pídalo a quien dirige la comunidad.',
    'missing email': 'Sin correo electrónico.',
    'another email left out': 'Un segundo correo no se importa: “{typed}”.',
    'unreadable phone': '“{typed}” no es un teléfono y no se importa.',
    'another phone left out': 'Un segundo número no se importa: “{typed}”.',
    'extension left out': 'El número se importa sin su extensión: “{typed}”.',
    'others left out': 'Otras personas sin nombre no se importan: “{typed}”.',
    'care of left out': 'Quien recibe el correo no se importa: “{typed}”.',
    'organization without a person':
      'Solo se nombra una organización, así que su correo y su número no son de nadie y no se importan. Para invitar a alguien, escriba el nombre de una persona.',
    'unknown household role':
      '“{typed}” no es un papel en el hogar que conozcamos y no se importa.',
    'unknown occupancy': '“{typed}” no dice quién vive allí y no se importa.',
    'name stays':
      '“{typed}” se toma por la persona de nombre casi igual que ya tiene aquí este correo. Su nombre no cambia; se cambia en su página.',
    'role of a member stays':
      'La lista indica otro rol. Quien ya se unió conserva el suyo; cámbielo en su página.',
    'role of a guest stays':
      'La lista indica otro rol. Le invitó su cabeza de familia, así que se une con el habitual.',
    'invited by text':
      'La lista tiene otro número. Está invitada por mensaje de texto, así que se corrige donde usted ve su invitación.',
    'invitation voided':
      'La invitación se anuló el {typed}; no se envía otra. Si quiere invitar a esta persona, pulse Invitar en su página.',
  },
}) satisfies Record<string, Record<Reason, string>>

/** Why a row is none of the roster's. */
export const skipWords = words({
  en: {
    'blank row': 'The row is blank.',
    'repeated header': 'It repeats the names of the columns.',
    'totals row': 'It is a line of totals.',
    footer: 'It is the foot of a page.',
    'left out': 'You left this row out.',
  },
  es: {
    'blank row': 'La fila está en blanco.',
    'repeated header': 'Repite los nombres de las columnas.',
    'totals row': 'Es una línea de totales.',
    footer: 'Es el pie de una página.',
    'left out': 'Usted dejó fuera esta fila.',
  },
}) satisfies Record<string, Record<SkipReason, string>>
