import { type Field, field, required } from './field';

export const addresses: readonly Field[] = [
  field(
    'text',
    'address addr walletaddress cryptoaddress coinaddress account wallet',
    'адрес адрескошелька криптоадрес кошелек кошелёк адресакошельков',
    'мекенжай мекенжайы әмиянмекенжайы әмиян адрес',
    required,
  ),
  field(
    'chain',
    'chain blockchain network currency coin asset ticker cryptocurrency',
    'сеть блокчейн валюта криптовалюта монета',
    'желі блокчейн валюта криптовалюта монета',
  ),
  field(
    'label',
    'label name tag owner description comment note source',
    'метка название наименование владелец описание комментарий примечание',
    'белгі атауы иесі сипаттама түсініктеме ескертпе',
  ),
  field(
    'memo',
    'memo destinationtag desttag paymentid',
    'мемо тегполучателя идентификаторплатежа',
    'мемо алушытегі',
  ),
  field('path', 'path derivationpath hdpath keypath', 'путь путьдеривации', 'жол деривацияжолы'),
  field('role', 'role addressrole', 'роль', 'рөлі рөл'),
];

export const exhibits: readonly Field[] = [
  field(
    'description',
    'description name item exhibit title whatseized',
    'описание наименование предмет вещественноедоказательство наименованиевд чтоизъято',
    'сипаттама атауы зат заттайдәлел неалынды',
    required,
  ),
  field('kind', 'kind type category', 'вид тип категория', 'түрі санаты'),
  field('make', 'make brand manufacturer vendor', 'марка производитель бренд', 'маркасы өндіруші'),
  field('model', 'model', 'модель', 'үлгі үлгісі моделі'),
  field(
    'serial',
    'serial serialnumber sn serialno',
    'серийныйномер серийный сн заводскойномер',
    'сериялықнөмір сериялықнөмірі зауыттықнөмірі',
  ),
  field('imei', 'imei', 'имей имеи', 'имей'),
  field('colour', 'colour color', 'цвет', 'түсі'),
  field('condition', 'condition state', 'состояние', 'жайкүйі жағдайы'),
  field('quantity', 'quantity qty count amount', 'количество колво штук', 'саны дана'),
  field(
    'foundWhere',
    'foundwhere found place location seizedat',
    'местоизъятия местообнаружения гдеизъято гдеобнаружено',
    'алынғанжері табылғанжері',
  ),
  field(
    'foundAt',
    'foundat date seizuredate dateofseizure dateseized',
    'датаизъятия датаобнаружения дата',
    'алынғанкүні табылғанкүні күні',
  ),
  field('foundBy', 'foundby seizedby officer', 'ктоизъял изъял сотрудник', 'алғанадам қызметкер'),
  field(
    'possessionOf',
    'possessionof owner seizedfrom holder',
    'укогоизъято владелец собственник',
    'кімненалынды иесі',
  ),
  field(
    'protocolNumber',
    'protocolnumber protocol recordnumber',
    'номерпротокола протокол протокола',
    'хаттаманөмірі хаттама',
  ),
  field('bagNumber', 'bagnumber bag packagenumber', 'номерпакета пакет упаковка', 'пакетнөмірі пакет'),
  field('sealNumber', 'sealnumber seal', 'номерпломбы пломба печать', 'пломбанөмірі пломба'),
  field(
    'storagePath',
    'storagepath storage shelf storageplace',
    'местохранения хранение стеллаж полка',
    'сақтауорны сақталуорны сөре',
  ),
  field(
    'unitNumber',
    'unitnumber registernumber inventorynumber number no',
    'учетныйномер номерпоучету инвентарныйномер номер номерпп пп',
    'есепнөмірі тіркеунөмірі нөмірі нөмір',
  ),
  field('rootNumber', 'rootnumber originalnumber', 'прежнийномер исходныйномер', 'бұрынғынөмірі'),
  field('notes', 'notes note comment remarks', 'примечание примечания комментарий', 'ескертпе ескерту'),
];

export const persons: readonly Field[] = [
  field(
    'name',
    'name fullname person',
    'фио имя фамилияимяотчество лицо',
    'атыжөні тегіаты тегіатыәкесініңаты тұлға',
    required,
  ),
  field('nameLatin', 'namelatin latinname', 'имялатиницей фиолатиницей', 'латынша латыншааты'),
  field('aliases', 'aliases alias nickname', 'кличка псевдоним прозвище', 'лақапаты'),
  field('role', 'role status', 'роль статус процессуальныйстатус', 'рөлі мәртебесі'),
  field('iin', 'iin inn taxid idnumber', 'иин инн', 'жсн иин'),
  field(
    'birth',
    'birth birthdate dateofbirth dob',
    'датарождения родился годрождения',
    'туғанкүні туғанжылы',
  ),
  field('citizenship', 'citizenship nationality', 'гражданство', 'азаматтығы'),
  field('document', 'document passport idcard', 'документ паспорт удостоверение', 'құжат паспорт жекекуәлік'),
  field('phones', 'phones phone mobile telephone', 'телефон телефоны мобильный', 'телефон телефоны ұялы'),
  field('handles', 'handles handle telegram account', 'телеграм аккаунт ник', 'телеграм аккаунт'),
  field('notes', 'notes note comment', 'примечание комментарий', 'ескертпе түсініктеме'),
];

export const equipment: readonly Field[] = [
  field(
    'model',
    'model machine miner device equipment',
    'модель оборудование наименование устройство майнер',
    'үлгі моделі жабдық атауы құрылғы',
    required,
  ),
  field('site', 'site place location facility', 'объект площадка место адрес', 'объект орны мекенжай'),
  field('maker', 'maker make manufacturer brand vendor', 'производитель марка', 'өндіруші маркасы'),
  field(
    'serials',
    'serials serial serialnumber serialnumbers sn',
    'серийныйномер серийныеномера заводскойномер сн',
    'сериялықнөмір сериялықнөмірі зауыттықнөмірі',
  ),
  field('count', 'count quantity qty pieces', 'количество колво штук', 'саны дана'),
  field(
    'nameplateWatts',
    'nameplatewatts watts power powerw ratedpower nameplate',
    'мощность мощностьвт паспортнаямощность номинальнаямощность',
    'қуаты қуатывт паспорттыққуаты',
  ),
  field(
    'measuredWatts',
    'measuredwatts measured actualpower',
    'измереннаямощность замер фактическаямощность',
    'өлшенгенқуат нақтықуат',
  ),
  field('hashRate', 'hashrate hash performance', 'хешрейт производительность', 'хешрейт өнімділігі'),
  field('condition', 'condition state', 'состояние', 'жайкүйі жағдайы'),
  field(
    'keptBy',
    'keptby keeper custodian',
    'хранитель ответственныйхранитель укогонахранении',
    'сақтаушы жауаптысақтаушы',
  ),
];
