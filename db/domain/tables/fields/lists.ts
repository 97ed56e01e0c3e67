import { type Field, field, required } from './field';

export const providers: readonly Field[] = [
  field(
    'name',
    'name provider exchange company brand vasp',
    'название наименование биржа провайдер компания',
    'атауы биржа провайдер компания',
    required,
  ),
  field('kind', 'kind type category', 'вид тип категория', 'түрі санаты'),
  field(
    'legalEntity',
    'legalentity entity legalname operator',
    'юридическоелицо юрлицо организация оператор',
    'заңдытұлға ұйым оператор',
  ),
  field(
    'registration',
    'registration bin registrationnumber companynumber taxid',
    'бин инн регистрационныйномер номеррегистрации',
    'бсн тіркеунөмірі',
  ),
  field('jurisdiction', 'jurisdiction country', 'юрисдикция страна', 'юрисдикция елі ел'),
  field('licence', 'licence license', 'лицензия номерлицензии', 'лицензия лицензиянөмірі'),
  field('domains', 'domains domain website site url', 'сайт домен домены', 'сайт домен домендері'),
  field(
    'contact',
    'contact email lawenforcementcontact contacts',
    'контакт контакты почта электроннаяпочта',
    'байланыс пошта электрондықпошта',
  ),
  field(
    'requestChannel',
    'requestchannel howtoserve service requests portal',
    'порядокзапроса каквручить способнаправления портал',
    'сұраужіберутәртібі қалайтапсыру портал',
  ),
  field('notes', 'notes note comment remarks', 'примечание примечания комментарий', 'ескертпе ескерту'),
];

export const watchlist: readonly Field[] = [
  field(
    'raw',
    'address value identifier indicator domain url phone iban email entry',
    'адрес значение идентификатор домен телефон запись кошелек',
    'мекенжай мәні идентификатор домен телефон жазба әмиян',
    required,
  ),
  field('chain', 'currency chain network asset coin', 'сеть валюта монета', 'желі валюта монета'),
  field('label', 'label name actor owner', 'метка название владелец', 'белгі атауы иесі'),
  field(
    'category',
    'abuse category reason type',
    'категория причина основание вид',
    'санаты себебі негізі түрі',
  ),
  field('confidence', 'confidence', 'достоверность уверенность', 'сенімділігі'),
  field('source', 'source reference link', 'источник ссылка', 'дереккөз сілтеме'),
  field('listName', 'title list listname', 'список названиесписка', 'тізім тізіматауы'),
  field('issuer', 'creator issuer author', 'составитель издатель кемсоставлен', 'құрастырушы шығарушы'),
  field('listedAt', 'lastmod date listedat added', 'дата датавнесения', 'күні енгізілгенкүні'),
];
