/** What a word of a header says. */
export type Concept =
  | 'email' | 'phone' | 'mobile' | 'work' | 'home' | 'name' | 'first' | 'last' | 'middle' | 'suffix'
  | 'address' | 'street' | 'unit' | 'building' | 'lot' | 'block' | 'section' | 'city' | 'state' | 'zip'
  | 'property' | 'mailing' | 'owner' | 'tenant' | 'person' | 'coOwner' | 'primary' | 'household'
  | 'role' | 'title' | 'head' | 'relation' | 'occupancy' | 'occupied' | 'rented' | 'kind' | 'status' | 'number'
  | 'line' | 'direction' | 'fraction' | 'situs' | 'region' | 'extended' | 'account' | 'customer' | 'alike' | 'never' // biome-ignore format: a table

/**
 * Words of headers in English and Spanish, as association systems and volunteers write them, without
 * accents. *Never*: whatever else the header says, the column is none of ours. *Alike*: says nothing.
 */
const table: Record<Concept, string> = {
  email: 'email emails correo correos electronico electronicos',
  phone:
    'phone phones telephone telephones tel telefono telefonos landline phonenumber contactno ph fono',
  mobile: 'cell cellphone mobile cellular celular celulares movil moviles text sms',
  work: 'work business office day daytime trabajo oficina',
  home: 'home house casa evening',
  name: 'name names nombre who quien fullname nm nam',
  first: 'first firstname fname given forename 1stname nombres primer pila frst fst',
  last: 'last lastname lname surname surnames apellido apellidos lst',
  middle: 'middle middlename mi mname initial inicial segundo',
  suffix: 'suffix sufijo sfx',
  address:
    'address addresses addr adress direccion direcciones domicilio location ubicacion add',
  street: 'street calle avenida road str',
  unit: 'unit units apt apartment suite ste apto apartamento departamento depto unidad condo door',
  building: 'bldg building edificio torre tower bld',
  lot: 'lot lots lote lotes homesite',
  block: 'block blk manzana bloque',
  section: 'section sec phase tract seccion fase filing',
  city: 'city town ciudad municipio poblacion localidad',
  state: 'state province estado provincia st',
  zip: 'zip zipcode zip4 postal postcode postalcode cp',
  property:
    'property properties site service physical propiedad inmueble vivienda residence community association hoa subdivision complex neighborhood comunidad asociacion',
  mailing:
    'mailing billing bill mail offsite alternate alt forwarding correspondence envio facturacion ' +
    'correspondencia remit',
  owner: 'owner owners homeowner homeowners propietario propietarios dueno duenos titular deed titleholder',
  tenant: 'tenant tenants renter renters lessee lessees inquilino inquilinos arrendatario',
  person:
    'resident residents residente residentes member members miembro contact contacts contacto person ' +
    'people persona occupant occupants ocupante shareholder vecino vecinos attendee',
  coOwner: 'co coowner coowners spouse partner secondary second joint conyuge esposo esposa additional other',
  primary: 'primary main principal 1st',
  household: 'household households hogar family familia familias',
  role: 'role roles rol',
  title: 'title position titulo cargo board puesto',
  head: 'head jefe jefa hoh',
  relation: 'relationship relation parentesco relacion',
  occupancy: 'occupancy occ residency ocupacion tenure tenencia',
  occupied: 'occupied ocupada ocupado onsite',
  rented: 'rented rental leased lease alquilada alquilado rentada',
  kind: 'type tipo',
  status: 'status',
  number: 'number no num nbr # numero nro nos',
  line: 'line linea',
  direction: 'direction directional dir predir postdir predirectional postdirectional prefix',
  fraction: 'fraction frac',
  situs: 'situs',
  region: 'region',
  extended: 'extended',
  account: 'account acct cuenta',
  customer: 'customer cliente',
  alike: 'the of and or de del la el los y s current listed full completo completa correct please actual complete info information ' +
    'best preferred legal',
  never:
    'kid kids child children hijo hijos nino ninos old pet pets dog cat mascota mascotas emergency emergencia emergencias ice vehicle vehicles vehiculo vehiculos car cars auto ' +
    'make model plate plates placa license balance saldo amount amt monto due dues fee fees cuota cuotas ' +
    'assessment assessments id guid uuid parcel apn folio pin notes note comments ' +
    'comment remarks notas comentarios observaciones date fecha since purchase closed closing sold sale gate code ' +
    'codigo access key keys fob tag tags parking garage estacionamiento lender mortgage hipoteca bank banco ' +
    'attorney abogado insurance seguro agent agente realtor manager management administrador vendor proveedor ' +
    'violation violations sqft square bedrooms beds baths fax country pais county condado latitude longitude ' +
    'consent paperless opt optin password birthday birth dob nacimiento age price rent renta year built ' +
    'website url delivery preference language idioma payment pago autopay ach vote votes ' +
    'voting proxy percentage percent share shares pool collection collections description delinquent ' +
    'last4 ssn ends end expires expiration start starts term gender tax updated created modified portal registered login user username photo directory salutation ' +
    'phonetic display department departments employer elsewhere previous former prior pobox changed rating',
} // biome-ignore format: a table

const concepts = new Map<string, Concept>(
  Object.entries(table).flatMap(([concept, words]) =>
    words.split(' ').map((word) => [word, concept as Concept] as const),
  ),
)

/** Two words that mean another thing together than apart. */
const pairs: Record<string, string> = {
  'e mail': 'email', 'e mails': 'email', 'correo electronico': 'email', 'correos electronicos': 'email',
  'zip code': 'zip', 'postal code': 'zip', 'codigo postal': 'zip', 'post code': 'zip',
  'off site': 'offsite', 'on site': 'onsite', 'move in': 'date', 'co owner': 'coowner',
  'primer nombre': 'first', 'segundo nombre': 'middle', 'last updated': 'date', 'last modified': 'date',
  'last payment': 'payment', 'lot size': 'sqft', 'direccion postal': 'mailing address',
  'direccion correspondencia': 'mailing address', 'email address': 'email', 'email addresses': 'email',
  'billing email': 'email', 'mailing email': 'email', 'mobile home': 'home', 'middle initial': 'middle',
  'correo postal': 'mailing', 'mailing label': 'name', 'mail to': 'mailing', 'family name': 'last',
  'first line': 'line', 'home owner': 'owner', 'home owners': 'owner', 'house hold': 'household',
  'unit address': 'property address', 'site address': 'property address', 'zip 4': 'zip',
  'po box': 'pobox', 'job title': 'employer', 'organization title': 'employer',
  'other street': 'elsewhere', 'other address': 'elsewhere', 'other city': 'elsewhere',
  'other state': 'elsewhere', 'other zip': 'elsewhere', 'other postal': 'elsewhere',
  'own or': 'own', 'own rent': 'occupancy', 'owns rents': 'occupancy', 'nombre y': 'nombre', 'nombre apellido': 'fullname',
  'nombre apellidos': 'fullname', 'apellido y': 'apellido', 'apellidos y': 'apellidos', 'apellido nombre': 'fullname',
  'apellidos nombre': 'fullname', 'apellidos nombres': 'fullname',
} // biome-ignore format: a table

/** What a word says by itself; undefined for words nobody knows. */
export function conceptOf(word: string): Concept | undefined {
  return concepts.get(word)
}

/** The word or words that stand for two in a row. */
export function pairOf(first: string, second: string): string | undefined {
  return pairs[`${first} ${second}`]
}

/** Every word that is known, for finding those that were written together or with a slip. */
export const knownWords: readonly string[] = [...concepts.keys()].filter((word) => word.length > 1)
