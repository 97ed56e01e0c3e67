/** Ordinary prose as it stands in case files: the guard must let all of it pass. */
export const PROSE: Readonly<Record<string, string>> = {
  English: `During the search of the flat the officers found a hardware wallet in a drawer of the kitchen table, a laptop that was
switched on, and a paper notebook with a blue cover. The suspect said that he had bought the device the year before at a market and
that the balance was about two bitcoin. Two witnesses were present throughout. The laptop showed an open exchange account; the
screen was photographed, the power cable was left in place and the network cable was removed. Each item was put into its own bag,
the bag was sealed, and the number of the seal was read aloud and written down. The suspect was asked whether anyone else could
hold a copy of the recovery words; he refused to answer. This must be checked with the exchange at once, because money can move
within minutes, and whoever holds the words controls the funds. The victim sent money to the address three times in June: the first
time about five hundred dollars, then two thousand, then all that she had left. She believed that a well known company would
double any amount within a month. When you call people at home late at night they can say almost anything, so every statement was
read back and signed on each page. They wrote down all that
you have. You must make sure that they only do this once.`,
  Russian: `В ходе обыска в квартире обнаружен аппаратный кошелёк, ноутбук во включённом состоянии и бумажная тетрадь синего цвета.
Подозреваемый пояснил, что приобрёл устройство год назад и что на нём находится около двух биткоинов. Понятые присутствовали с
начала и до конца следственного действия. Изъятые предметы упакованы в отдельные пакеты, опечатаны, номера пломб оглашены и внесены
в протокол. На вопрос о том, у кого ещё могут находиться слова восстановления, подозреваемый отвечать отказался. Потерпевшая трижды
переводила деньги на указанный адрес в течение июня 2025 года: сначала 250 000 тенге, затем 1 200 000 тенге, затем все оставшиеся
сбережения.`,
  Kazakh: `Тінту барысында пәтерден аппараттық әмиян, қосулы тұрған ноутбук және көк мұқабалы дәптер табылды. Күдікті құрылғыны бір
жыл бұрын сатып алғанын және онда шамамен екі биткоин бар екенін айтты. Куәгерлер тергеу әрекетінің басынан аяғына дейін қатысты.
Алынған заттар жеке пакеттерге салынып, мөрленді, мөр нөмірлері дауыстап оқылып, хаттамаға енгізілді. Қалпына келтіру сөздері тағы
кімде болуы мүмкін деген сұраққа күдікті жауап беруден бас тартты.`,
  French: `Lors de la perquisition, les enquêteurs ont trouvé un portefeuille matériel dans un tiroir de la cuisine, un ordinateur
allumé et un cahier bleu. Le suspect a déclaré avoir acheté l'appareil il y a un an et que le solde était d'environ deux bitcoins.`,
  Spanish: `Durante el registro los agentes encontraron una cartera de hardware en un cajón de la mesa, un ordenador encendido y un
cuaderno azul. El sospechoso dijo que había comprado el aparato un año antes y que el saldo era de unos dos bitcoins.`,
  Italian: `Durante la perquisizione gli agenti hanno trovato un portafoglio hardware in un cassetto del tavolo, un computer acceso
e un quaderno blu. Il sospettato ha detto di aver comprato il dispositivo un anno prima e che il saldo era di circa due bitcoin.`,
  Portuguese: `Durante a busca os agentes encontraram uma carteira física numa gaveta da mesa, um computador ligado e um caderno
azul. O suspeito disse que comprou o aparelho um ano antes e que o saldo era de cerca de dois bitcoins.`,
  Czech: `Při prohlídce bytu našli policisté hardwarovou peněženku v zásuvce stolu, zapnutý počítač a modrý sešit. Podezřelý uvedl,
že zařízení koupil před rokem a že zůstatek byl asi dva bitcoiny.`,
  Turkish: `Arama sırasında mutfak masasının çekmecesinde bir donanım cüzdanı, açık bir bilgisayar ve mavi bir defter bulundu.`,
  Chinese: `在搜查公寓时，警察在厨房桌子的抽屉里发现了一个硬件钱包、一台开着的电脑和一本蓝色笔记本。嫌疑人说他一年前买了这个设备，余额大约是两个比特币。
两名见证人全程在场。每件物品都放入单独的袋子并封好，封条的号码被大声读出并记录下来。`,
  Japanese: `捜索の際、台所の机の引き出しからハードウェアウォレット、電源の入ったパソコン、青いノートが見つかった。容疑者は一年前にその機器を買ったと述べた。`,
  Korean: `수색 중 경찰은 부엌 식탁 서랍에서 하드웨어 지갑과 켜져 있는 노트북, 파란 공책을 발견했다. 용의자는 일 년 전에 그 장치를 샀다고 말했다.`,
  list: `Seized: phone, SIM card, laptop, charger, USB stick, notebook, hard disk, camera, cash, bank card, passport, key ring.`,
};
