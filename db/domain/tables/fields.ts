import type { ColumnMap, ImportKind } from '../import';
import { type Field, field, type HeaderLanguage } from './field';
import { moreFields } from './moreFields';

/** What the columns of each kind of table may be. */
export const importFields: Record<ImportKind, readonly Field[]> = {
  addresses: [
    field(
      'text',
      ['address', 'addr', 'walletaddress', 'cryptoaddress', 'coinaddress', 'account', 'wallet'],
      ['адрес', 'адрескошелька', 'криптоадрес', 'кошелек', 'кошелёк', 'адресакошельков'],
      ['мекенжай', 'мекенжайы', 'әмиянмекенжайы', 'әмиян', 'адрес'],
      true,
    ),
    field(
      'chain',
      ['chain', 'blockchain', 'network', 'currency', 'coin', 'asset', 'ticker', 'cryptocurrency'],
      ['сеть', 'блокчейн', 'валюта', 'криптовалюта', 'монета'],
      ['желі', 'блокчейн', 'валюта', 'криптовалюта', 'монета'],
    ),
    field(
      'label',
      ['label', 'name', 'tag', 'owner', 'description', 'comment', 'note', 'source'],
      ['метка', 'название', 'наименование', 'владелец', 'описание', 'комментарий', 'примечание'],
      ['белгі', 'атауы', 'иесі', 'сипаттама', 'түсініктеме', 'ескертпе'],
    ),
    field(
      'memo',
      ['memo', 'destinationtag', 'desttag', 'paymentid'],
      ['мемо', 'тегполучателя', 'идентификаторплатежа'],
      ['мемо', 'алушытегі'],
    ),
    field(
      'path',
      ['path', 'derivationpath', 'hdpath', 'keypath'],
      ['путь', 'путьдеривации'],
      ['жол', 'деривацияжолы'],
    ),
    field('role', ['role', 'addressrole'], ['роль'], ['рөлі', 'рөл']),
  ],
  exhibits: [
    field(
      'description',
      ['description', 'name', 'item', 'exhibit', 'title', 'whatseized'],
      ['описание', 'наименование', 'предмет', 'вещественноедоказательство', 'наименованиевд', 'чтоизъято'],
      ['сипаттама', 'атауы', 'зат', 'заттайдәлел', 'неалынды'],
      true,
    ),
    field('kind', ['kind', 'type', 'category'], ['вид', 'тип', 'категория'], ['түрі', 'санаты']),
    field(
      'make',
      ['make', 'brand', 'manufacturer', 'vendor'],
      ['марка', 'производитель', 'бренд'],
      ['маркасы', 'өндіруші'],
    ),
    field('model', ['model'], ['модель'], ['үлгі', 'үлгісі', 'моделі']),
    field(
      'serial',
      ['serial', 'serialnumber', 'sn', 'serialno'],
      ['серийныйномер', 'серийный', 'сн', 'заводскойномер'],
      ['сериялықнөмір', 'сериялықнөмірі', 'зауыттықнөмірі'],
    ),
    field('imei', ['imei'], ['имей', 'имеи'], ['имей']),
    field('colour', ['colour', 'color'], ['цвет'], ['түсі']),
    field('condition', ['condition', 'state'], ['состояние'], ['жайкүйі', 'жағдайы']),
    field(
      'quantity',
      ['quantity', 'qty', 'count', 'amount'],
      ['количество', 'колво', 'штук'],
      ['саны', 'дана'],
    ),
    field(
      'foundWhere',
      ['foundwhere', 'found', 'place', 'location', 'seizedat'],
      ['местоизъятия', 'местообнаружения', 'гдеизъято', 'гдеобнаружено'],
      ['алынғанжері', 'табылғанжері'],
    ),
    field(
      'foundAt',
      ['foundat', 'date', 'seizuredate', 'dateofseizure', 'dateseized'],
      ['датаизъятия', 'датаобнаружения', 'дата'],
      ['алынғанкүні', 'табылғанкүні', 'күні'],
    ),
    field(
      'foundBy',
      ['foundby', 'seizedby', 'officer'],
      ['ктоизъял', 'изъял', 'сотрудник'],
      ['алғанадам', 'қызметкер'],
    ),
    field(
      'possessionOf',
      ['possessionof', 'owner', 'seizedfrom', 'holder'],
      ['укогоизъято', 'владелец', 'собственник'],
      ['кімненалынды', 'иесі'],
    ),
    field(
      'protocolNumber',
      ['protocolnumber', 'protocol', 'recordnumber'],
      ['номерпротокола', 'протокол', 'протокола'],
      ['хаттаманөмірі', 'хаттама'],
    ),
    field(
      'bagNumber',
      ['bagnumber', 'bag', 'packagenumber'],
      ['номерпакета', 'пакет', 'упаковка'],
      ['пакетнөмірі', 'пакет'],
    ),
    field(
      'sealNumber',
      ['sealnumber', 'seal'],
      ['номерпломбы', 'пломба', 'печать'],
      ['пломбанөмірі', 'пломба'],
    ),
    field(
      'storagePath',
      ['storagepath', 'storage', 'shelf', 'storageplace'],
      ['местохранения', 'хранение', 'стеллаж', 'полка'],
      ['сақтауорны', 'сақталуорны', 'сөре'],
    ),
    field(
      'unitNumber',
      ['unitnumber', 'registernumber', 'inventorynumber', 'number', 'no'],
      ['учетныйномер', 'номерпоучету', 'инвентарныйномер', 'номер', 'номерпп', 'пп'],
      ['есепнөмірі', 'тіркеунөмірі', 'нөмірі', 'нөмір'],
    ),
    field(
      'rootNumber',
      ['rootnumber', 'originalnumber'],
      ['прежнийномер', 'исходныйномер'],
      ['бұрынғынөмірі'],
    ),
    field(
      'notes',
      ['notes', 'note', 'comment', 'remarks'],
      ['примечание', 'примечания', 'комментарий'],
      ['ескертпе', 'ескерту'],
    ),
  ],
  persons: [
    field(
      'name',
      ['name', 'fullname', 'person'],
      ['фио', 'имя', 'фамилияимяотчество', 'лицо'],
      ['атыжөні', 'тегіаты', 'тегіатыәкесініңаты', 'тұлға'],
      true,
    ),
    field(
      'nameLatin',
      ['namelatin', 'latinname'],
      ['имялатиницей', 'фиолатиницей'],
      ['латынша', 'латыншааты'],
    ),
    field('aliases', ['aliases', 'alias', 'nickname'], ['кличка', 'псевдоним', 'прозвище'], ['лақапаты']),
    field('role', ['role', 'status'], ['роль', 'статус', 'процессуальныйстатус'], ['рөлі', 'мәртебесі']),
    field('iin', ['iin', 'inn', 'taxid', 'idnumber'], ['иин', 'инн'], ['жсн', 'иин']),
    field(
      'birth',
      ['birth', 'birthdate', 'dateofbirth', 'dob'],
      ['датарождения', 'родился', 'годрождения'],
      ['туғанкүні', 'туғанжылы'],
    ),
    field('citizenship', ['citizenship', 'nationality'], ['гражданство'], ['азаматтығы']),
    field(
      'document',
      ['document', 'passport', 'idcard'],
      ['документ', 'паспорт', 'удостоверение'],
      ['құжат', 'паспорт', 'жекекуәлік'],
    ),
    field(
      'phones',
      ['phones', 'phone', 'mobile', 'telephone'],
      ['телефон', 'телефоны', 'мобильный'],
      ['телефон', 'телефоны', 'ұялы'],
    ),
    field(
      'handles',
      ['handles', 'handle', 'telegram', 'account'],
      ['телеграм', 'аккаунт', 'ник'],
      ['телеграм', 'аккаунт'],
    ),
    field('notes', ['notes', 'note', 'comment'], ['примечание', 'комментарий'], ['ескертпе', 'түсініктеме']),
  ],
  ...moreFields,
};

export const fieldNames = (kind: ImportKind): string[] => importFields[kind].map(({ name }) => name);

export const requiredFields = (kind: ImportKind): string[] =>
  importFields[kind].filter(({ required }) => required).map(({ name }) => name);

/** A header as it is compared: letters and digits in lower case, nothing else. */
export function foldHeader(text: string): string {
  return text
    .toLocaleLowerCase('ru')
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

interface Guess {
  readonly columns: (string | null)[];
  readonly language: HeaderLanguage | '';
  /** Cells of the row that are words of a header. */
  readonly known: number;
}

const languages: readonly HeaderLanguage[] = ['kk', 'ru', 'en'];

/** Which field each cell of a header names; the first column that names a field has it. */
export function guessColumns(kind: ImportKind, header: readonly string[]): Guess {
  const taken = new Set<string>();
  const votes = new Map<HeaderLanguage, number>(languages.map((language) => [language, 0]));
  const columns = header.map((cell) => {
    const found = findField(kind, foldHeader(cell), taken);
    if (!found) return null;
    taken.add(found.name);
    for (const language of found.languages) votes.set(language, (votes.get(language) ?? 0) + 1);
    return found.name;
  });
  const known = columns.filter((column) => column !== null).length;
  const best = [...votes].sort((one, other) => other[1] - one[1])[0];
  return { columns, known, language: known > 0 && best ? best[0] : '' };
}

function findField(
  kind: ImportKind,
  folded: string,
  taken: ReadonlySet<string>,
): { name: string; languages: HeaderLanguage[] } | undefined {
  if (folded === '') return undefined;
  const free = importFields[kind].filter(({ name }) => !taken.has(name));
  for (const how of [sameWord, beginsSo]) {
    for (const { name, words } of free) {
      const own = how(name.toLowerCase(), folded);
      const found = languages.filter((language) =>
        words[language].some((word) => how(foldHeader(word), folded)),
      );
      if (found.length > 0 || own) return { name, languages: found.length > 0 ? found : ['en'] };
    }
  }
  return undefined;
}

const sameWord = (word: string, folded: string): boolean => word === folded;
/** `Адрес (BTC)` is an address; short words would begin too much. */
const beginsSo = (word: string, folded: string): boolean => word.length >= 4 && folded.startsWith(word);

/** Problems of a map: a field that two columns hold, one that the kind has not, a required one that nothing holds. */
export function mapProblems(
  kind: ImportKind,
  { columns, fixed }: ColumnMap,
): { code: string; field: string }[] {
  const names = new Set(fieldNames(kind));
  const used = [...columns.filter((column): column is string => column !== null), ...Object.keys(fixed)];
  const problems = used
    .filter((name) => !names.has(name))
    .map((name) => ({ code: 'import.unknown-field', field: name }));
  for (const name of new Set(used))
    if (used.filter((other) => other === name).length > 1)
      problems.push({ code: 'import.field-twice', field: name });
  for (const name of requiredFields(kind))
    if (!used.includes(name)) problems.push({ code: 'import.field-missing', field: name });
  return problems;
}
