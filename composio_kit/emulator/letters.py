"""What is in a new mailbox, by whose it is."""

from composio_kit.emulator.text import Text

# Per person and purpose: who wrote, about what, and the first line.
LETTERS: dict[tuple[str, str], tuple[tuple[str, Text, Text], ...]] = {
    ("ayu", "work"): (
        (
            "headmistress@melati-school.example",
            Text(en="Staff meeting on Wednesday", id="Rapat guru hari Rabu"),
            Text(en="Please bring the garden plan.", id="Tolong bawa rencana kebunnya, Bu."),
        ),
        (
            "parents-5b@melati-school.example",
            Text(en="Question about the science homework", id="Pertanyaan tentang PR IPA"),
            Text(
                en="Must the bean sprout by Friday?", id="Bu, harus sudah berkecambah hari Jumat?"
            ),
        ),
    ),
    ("ayu", "personal"): (
        (
            "mum@family.example",
            Text(en="Sunday lunch", id="Makan siang hari Minggu"),
            Text(en="Could you make the rendang?", id="Kamu bisa masak rendangnya?"),
        ),
        (
            "tickets@trains.example",
            Text(en="Your train to Yogyakarta", id="Tiket kereta Anda ke Yogyakarta"),
            Text(en="Friday 17:40, seat 7A.", id="Jumat 17.40, kursi 7A."),
        ),
    ),
    ("budi", "work"): (
        (
            "operations@harbour.example",
            Text(en="Sunday ferries show the wrong time", id="Jam feri hari Minggu tampil salah"),
            Text(en="Some passengers waited an hour.", id="Ada yang menunggu sampai sejam."),
        ),
    ),
    ("office", "work"): (
        (
            "bus@tours.example",
            Text(en="The bus for Thursday's outing", id="Bus untuk karyawisata hari Kamis"),
            Text(en="Forty seats, at the gate at six.", id="Empat puluh kursi, jam 6 di gerbang."),
        ),
        (
            "dewi.parent@mail.example",
            Text(en="Raka is ill today", id="Raka hari ini sakit"),
            Text(en="He will be back on Monday.", id="Hari Senin ia masuk lagi, Bu."),
        ),
    ),
}
ANYBODYS = {
    "work": (
        (
            "maya@office.example",
            Text(en="Your first day, {name}", id="Hari pertamamu, {name}"),
            Text(en="Come at nine. I have the keys.", id="Datang jam 9, kuncinya di saya."),
        ),
    ),
    "personal": (
        (
            "welcome@mail.example",
            Text(en="Welcome, {name}", id="Selamat datang, {name}"),
            Text(en="This mailbox is yours alone.", id="Kotak surat ini hanya milik Anda."),
        ),
    ),
}
