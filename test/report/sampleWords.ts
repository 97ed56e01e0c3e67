import type { ReportLabels, ReportLanguage } from '../../db/domain/reportModel';

/** Words of the hand-written sample model; the application's own stand in assets/locales. */
interface SampleWords {
  labels: ReportLabels;
  title: string;
  subtitle: string;
  classification: string;
  dateText: string;
  letterhead: string[];
  draft: string;
  summary: [string, string][];
  headings: { facts: string; exhibits: string; wallets: string; site: string; links: string; history: string };
  facts: [string, string][];
  narrative: string;
  warnTitle: string;
  warn: string;
  info: string;
  exhibitColumns: string[];
  exhibitKinds: string[];
  found: string[];
  walletOne: string;
  walletTwo: string;
  walletFields: [string, string][];
  addressColumns: { index: string; address: string; chain: string; format: string; verdict: string };
  verdicts: { verified: string; none: string; failed: string };
  details: string[];
  siteFields: [string, string][];
  equipmentCaption: string;
  equipmentColumns: string[];
  states: string[];
  total: string;
  linkColumns: string[];
  links: string[][];
  signatures: { role: string; name: string; position: string }[];
}

const ru: SampleWords = {
  labels: {
    number: '№',
    date: 'Составлен',
    page: 'Страница',
    of: 'из',
    caseHash: 'SHA-256 файла case.json',
    head: 'Вершина журнала',
    entry: 'запись',
    signatures: 'Подписи',
    signatureBox: 'место электронной подписи',
    check: 'Как проверить этот отчёт',
    checkText:
      'К отчёту приложены машиночитаемые данные дела и опись. Хеш файла case.json и вершина журнала напечатаны на каждой странице и содержатся в QR-коде: хеш, вычисленный любой программой, должен совпасть с напечатанным. Электронные подписи проверяются программами просмотра PDF. Совпадение доказывает, что содержание не менялось после подписания; оно не доказывает достоверность самих сведений.',
    attachments: 'Приложенные файлы',
    attachmentName: 'Файл',
    attachmentContent: 'Содержание и SHA-256',
    attachmentSize: 'Размер',
    bytes: 'байт',
  },
  title: 'Отчёт по уголовному делу',
  subtitle: 'Изъятые криптовалютные кошельки, вещественные доказательства и объект незаконного майнинга',
  classification: 'Для служебного пользования',
  dateText: '18 ноября 2026 года, 14:02 (UTC+05:00)',
  letterhead: [
    'Министерство внутренних дел Республики Казахстан',
    'Департамент полиции города Шымкента',
    'Управление по противодействию киберпреступности, отдел № 7',
    'г. Шымкент, проспект Тауке хана, 12',
  ],
  draft: 'ПРОЕКТ',
  summary: [
    ['Установленный ущерб', '1 284 650 000,00 ₸'],
    ['Кошельки / адреса', '2 / 36'],
    ['Средства не обеспечены', '1 кошелёк'],
    ['Мощность майнинга', '1,87 МВт'],
  ],
  headings: {
    facts: 'Сведения о деле',
    exhibits: 'Вещественные доказательства',
    wallets: 'Кошельки и адреса',
    site: 'Объект майнинга',
    links: 'Лица и связи',
    history: 'Последние записи журнала',
  },
  facts: [
    ['Номер ЕРДР', '251400031000417'],
    ['Дата регистрации', '11.10.2026'],
    ['Номер КУИ', '26514000310002188'],
    ['Стадия', 'Подозреваемый определён'],
    ['Статьи УК', '190 ч. 4 п. 1; 217 ч. 3 п. 2; 218 ч. 3'],
    ['Категория', 'Мошенничество: финансовая пирамида'],
    ['Регион (КАТО)', 'г. Шымкент (790000000)'],
    ['Потерпевших', '214'],
    ['Следователь', 'капитан полиции Әбілқайыр Ғани Өмірбекұлы'],
    ['Прокурор', 'Нұрланова Қарлығаш Үсенқызы'],
    ['Сводка', 'Организаторы привлекали вклады в «Shanyraq Invest» под 30 % в месяц; переводы граждан поступали на адреса трёх сетей и выводились через незаконный обменный пункт с офисом в торговом доме.'],
  ],
  narrative:
    'В период с 11 октября по 17 ноября 2026 года в рамках досудебного расследования проведены два обыска. Изъяты аппаратные кошельки, бумажный носитель с адресами, средства связи и вычислительное оборудование. Каждый адрес проверен по правилам своей сети; адреса, записанные без контрольной суммы, отмечены особо.',
  warnTitle: 'Средства не обеспечены',
  warn: 'Кошелёк ШМК-2026-014/К-02: изъят только носитель, ключи могут оставаться у третьих лиц. До подтверждённого перевода на кошелёк органа средства могут быть выведены.',
  info: 'Остатки указаны по состоянию на время наблюдения; источник каждого наблюдения приведён в приложенном файле case.json.',
  exhibitColumns: ['№', 'Предмет', 'Производитель, модель', 'Серийный номер', 'Пакет / пломба', 'Где найден'],
  exhibitKinds: ['Аппаратный кошелёк', 'Телефон', 'Бумажный носитель', 'Ноутбук', 'USB-накопитель', 'ASIC'],
  found: ['письменный стол, верхний ящик, в присутствии понятых', 'сейф', 'салон автомобиля, перчаточный отсек', 'серверная'],
  walletOne: 'ШМК-2026-014/К-01: аппаратный кошелёк Ledger Nano X',
  walletTwo: 'ШМК-2026-014/К-02: аппаратный кошелёк Trezor Safe 5',
  walletFields: [
    ['Вид', 'Аппаратный'],
    ['Программа', 'Ledger Live 2.94'],
    ['Контроль', 'Переведён, подтверждён'],
    ['Отпечаток ключа', '9f2c41ab'],
    ['Открытый ключ счёта', 'zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs'],
  ],
  addressColumns: { index: '№', address: 'Адрес', chain: 'Сеть', format: 'Формат', verdict: 'Контрольная сумма' },
  verdicts: { verified: 'совпала', none: 'не содержит', failed: 'не совпала' },
  details: ['роль: подозреваемый · m/84′/0′/0′/0/0', 'роль: вклад потерпевших', 'вывод через обменный пункт «Altyn-Coin»'],
  siteFields: [
    ['Название', '«Шардара-2»'],
    ['Кадастровый номер', '19-298-041-1187'],
    ['Адрес', 'Туркестанская область, Шардаринский район, с. Коссейт, промышленная зона, ангар 4'],
    ['Подстанция, фидер', 'ПС «Шардара» 110/10 кВ, ф. 7'],
    ['Измеренная мощность', '1 868 кВт'],
    ['Лицензия', 'отсутствует'],
    ['Аккредитованный пул', 'нет'],
  ],
  equipmentCaption: 'Оборудование',
  equipmentColumns: ['№', 'Производитель, модель', 'Серийный номер', 'ТХ/с', 'Вт', 'Шт.', 'Состояние'],
  states: ['работал при осмотре', 'отключён', 'повреждён блок питания'],
  total: 'Итого',
  linkColumns: ['Лицо или организация', 'Роль', 'Связь', 'Источник'],
  links: [
    ['Сүлейменова-Қожахметова Айгүл Мұхаметжанқызы', 'подозреваемая', 'распоряжалась кошельком К-01', 'протокол осмотра № 14'],
    ['ТОО «Altyn-Coin Trade»', 'незаконный обменный пункт', 'выплаты с адресов К-01', 'ответ провайдера от 02.11.2026'],
    ['Ким Дмитрий Сергеевич', 'эксперт', 'измерил мощность объекта', 'заключение № 311'],
  ],
  signatures: [
    { role: 'Следователь', name: 'Әбілқайыр Ғани Өмірбекұлы', position: 'старший следователь, капитан полиции, отдел № 7' },
    { role: 'Хранитель вещественных доказательств', name: 'Жүнісова Ұлпан Һәкімқызы', position: 'майор полиции, камера хранения Б' },
  ],
};

const kk: SampleWords = {
  labels: {
    number: '№',
    date: 'Жасалған күні',
    page: 'Бет',
    of: '/',
    caseHash: 'case.json файлының SHA-256 хеші',
    head: 'Журнал ұшы',
    entry: 'жазба',
    signatures: 'Қолтаңбалар',
    signatureBox: 'электрондық қолтаңба орны',
    check: 'Бұл есепті қалай тексеруге болады',
    checkText:
      'Есепке істің машина оқитын деректері мен тізімдеме тіркелген. case.json файлының хеші мен журнал ұшы әр бетте басылған және QR-кодта бар: кез келген бағдарлама есептеген хеш басылған хешпен сәйкес келуге тиіс. Электрондық қолтаңбаларды PDF қарау бағдарламалары тексереді. Сәйкестік мазмұнның қол қойылғаннан кейін өзгермегенін дәлелдейді; мәліметтердің өзінің дұрыстығын дәлелдемейді.',
    attachments: 'Тіркелген файлдар',
    attachmentName: 'Файл',
    attachmentContent: 'Мазмұны және SHA-256',
    attachmentSize: 'Көлемі',
    bytes: 'байт',
  },
  title: 'Қылмыстық іс бойынша есеп',
  subtitle: 'Тәркіленген криптовалюта әмияндары, заттай дәлелдемелер және заңсыз майнинг нысаны',
  classification: 'Қызмет бабында пайдалану үшін',
  dateText: '2026 жылғы 18 қараша, 14:02 (UTC+05:00)',
  letterhead: [
    'Қазақстан Республикасы Ішкі істер министрлігі',
    'Шымкент қаласының Полиция департаменті',
    'Киберқылмысқа қарсы іс-қимыл басқармасы, № 7 бөлім',
    'Шымкент қ., Тәуке хан даңғылы, 12',
  ],
  draft: 'ЖОБА',
  summary: [
    ['Анықталған залал', '1 284 650 000,00 ₸'],
    ['Әмияндар / мекенжайлар', '2 / 36'],
    ['Қамтамасыз етілмеген', '1 әмиян'],
    ['Майнинг қуаты', '1,87 МВт'],
  ],
  headings: {
    facts: 'Іс туралы мәліметтер',
    exhibits: 'Заттай дәлелдемелер',
    wallets: 'Әмияндар мен мекенжайлар',
    site: 'Майнинг нысаны',
    links: 'Адамдар мен байланыстар',
    history: 'Журналдың соңғы жазбалары',
  },
  facts: [
    ['СДТБТ нөмірі', '251400031000417'],
    ['Тіркелген күні', '11.10.2026'],
    ['АӨЕК нөмірі', '26514000310002188'],
    ['Кезеңі', 'Күдікті анықталды'],
    ['ҚК баптары', '190-б. 4-б. 1-т.; 217-б. 3-б. 2-т.; 218-б. 3-б.'],
    ['Санаты', 'Алаяқтық: қаржы пирамидасы'],
    ['Өңір (ӘАОЖ)', 'Шымкент қ. (790000000)'],
    ['Жәбірленушілер', '214'],
    ['Тергеуші', 'полиция капитаны Әбілқайыр Ғани Өмірбекұлы'],
    ['Прокурор', 'Нұрланова Қарлығаш Үсенқызы'],
    ['Қысқаша мазмұны', 'Ұйымдастырушылар «Shanyraq Invest» салымдарын айына 30 % уәдемен тартқан; азаматтардың аударымдары үш желінің мекенжайларына түсіп, сауда үйіндегі заңсыз айырбастау пункті арқылы шығарылған.'],
  ],
  narrative:
    'Сотқа дейінгі тергеп-тексеру аясында 2026 жылғы 11 қазан мен 17 қараша аралығында екі тінту жүргізілді. Аппараттық әмияндар, мекенжайлар жазылған қағаз, байланыс құралдары және есептеу жабдығы алынды. Әр мекенжай өз желісінің ережесі бойынша тексерілді; бақылау сомасы жоқ мекенжайлар бөлек белгіленді.',
  warnTitle: 'Қаражат қамтамасыз етілмеген',
  warn: 'ШМК-2026-014/К-02 әмияны: тек тасымалдағыш алынды, кілттер үшінші тұлғаларда қалуы мүмкін. Органның әмиянына аударым расталғанға дейін қаражат шығарылып кетуі ықтимал.',
  info: 'Қалдықтар байқау уақытындағы күйі бойынша көрсетілген; әр байқаудың көзі тіркелген case.json файлында келтірілген.',
  exhibitColumns: ['№', 'Зат', 'Өндіруші, үлгі', 'Сериялық нөмір', 'Пакет / пломба', 'Қайдан табылды'],
  exhibitKinds: ['Аппараттық әмиян', 'Телефон', 'Қағаз тасымалдағыш', 'Ноутбук', 'USB жинақтағыш', 'ASIC'],
  found: ['жазу үстелінің жоғарғы тартпасы, куәгерлердің қатысуымен', 'сейф', 'автокөлік салоны, қолғап бөлігі', 'серверлік бөлме'],
  walletOne: 'ШМК-2026-014/К-01: Ledger Nano X аппараттық әмияны',
  walletTwo: 'ШМК-2026-014/К-02: Trezor Safe 5 аппараттық әмияны',
  walletFields: [
    ['Түрі', 'Аппараттық'],
    ['Бағдарлама', 'Ledger Live 2.94'],
    ['Бақылау', 'Аударылды, расталды'],
    ['Кілт таңбасы', '9f2c41ab'],
    ['Шоттың ашық кілті', 'zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs'],
  ],
  addressColumns: { index: '№', address: 'Мекенжай', chain: 'Желі', format: 'Пішімі', verdict: 'Бақылау сомасы' },
  verdicts: { verified: 'сәйкес', none: 'жоқ', failed: 'сәйкес емес' },
  details: ['рөлі: күдікті · m/84′/0′/0′/0/0', 'рөлі: жәбірленушілердің салымы', '«Altyn-Coin» айырбастау пункті арқылы шығару'],
  siteFields: [
    ['Атауы', '«Шардара-2»'],
    ['Кадастрлық нөмірі', '19-298-041-1187'],
    ['Мекенжайы', 'Түркістан облысы, Шардара ауданы, Қоссейіт ауылы, өнеркәсіптік аймақ, 4-ангар'],
    ['Қосалқы станция', '«Шардара» ҚС 110/10 кВ, 7-ф.'],
    ['Өлшенген қуат', '1 868 кВт'],
    ['Лицензия', 'жоқ'],
    ['Аккредиттелген пул', 'жоқ'],
  ],
  equipmentCaption: 'Жабдық',
  equipmentColumns: ['№', 'Өндіруші, үлгі', 'Сериялық нөмір', 'ТХ/с', 'Вт', 'Дана', 'Күйі'],
  states: ['қарау кезінде жұмыс істеп тұрды', 'өшірілген', 'қуат блогы бүлінген'],
  total: 'Барлығы',
  linkColumns: ['Адам немесе ұйым', 'Рөлі', 'Байланыс', 'Дереккөз'],
  links: [
    ['Сүлейменова-Қожахметова Айгүл Мұхаметжанқызы', 'күдікті', 'К-01 әмиянына иелік еткен', '№ 14 қарау хаттамасы'],
    ['«Altyn-Coin Trade» ЖШС', 'заңсыз айырбастау пункті', 'К-01 мекенжайларынан төлемдер', 'провайдердің 02.11.2026 жауабы'],
    ['Ким Дмитрий Сергеевич', 'сарапшы', 'нысанның қуатын өлшеген', '№ 311 қорытынды'],
  ],
  signatures: [
    { role: 'Тергеуші', name: 'Әбілқайыр Ғани Өмірбекұлы', position: 'аға тергеуші, полиция капитаны, № 7 бөлім' },
    { role: 'Заттай дәлелдемелерді сақтаушы', name: 'Жүнісова Ұлпан Һәкімқызы', position: 'полиция майоры, Б сақтау камерасы' },
  ],
};

const en: SampleWords = {
  ...ru,
  labels: {
    number: 'No.',
    date: 'Drawn up',
    page: 'Page',
    of: 'of',
    caseHash: 'SHA-256 of case.json',
    head: 'Ledger head',
    entry: 'entry',
    signatures: 'Signatures',
    signatureBox: 'place of the electronic signature',
    check: 'How to check this report',
    checkText:
      'The machine-readable case and the inventory are attached to this file. The hash of case.json and the ledger head are printed on every page and are in the QR code: the hash that any program computes must equal the printed one. Electronic signatures are checked by PDF viewers. Agreement proves that the content has not changed since it was signed; it does not prove that the statements themselves are true.',
    attachments: 'Attached files',
    attachmentName: 'File',
    attachmentContent: 'Content and SHA-256',
    attachmentSize: 'Size',
    bytes: 'bytes',
  },
  title: 'Criminal case report',
  subtitle: 'Seized cryptocurrency wallets, exhibits and an illegal mining site',
  classification: 'For official use',
  dateText: '18 November 2026, 14:02 (UTC+05:00)',
  letterhead: [
    'Ministry of Internal Affairs of the Republic of Kazakhstan',
    'Police Department of the City of Shymkent',
    'Directorate against Cybercrime, Unit No. 7',
    'Tauke Khan Avenue 12, Shymkent',
  ],
  draft: 'DRAFT',
  headings: {
    facts: 'The case',
    exhibits: 'Exhibits',
    wallets: 'Wallets and addresses',
    site: 'Mining site',
    links: 'Persons and links',
    history: 'Latest ledger entries',
  },
  verdicts: { verified: 'verified', none: 'has none', failed: 'failed' },
  addressColumns: { index: 'No.', address: 'Address', chain: 'Chain', format: 'Format', verdict: 'Checksum' },
};

export const sampleWords: Record<ReportLanguage, SampleWords> = { kk, ru, en };
