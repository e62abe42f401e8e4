"""What a learner predicts: an unchecked connection, a forged callback, a search for a word."""

from collections.abc import Mapping

from composio_kit.exercises.declarations import Option, Prediction, Text


def messages_reported(new_messages: int) -> str | None:
    """Which option the number of messages is that the program tells Chris."""
    return "none" if new_messages == 0 else None


def status_after_callback(status: str) -> str | None:
    """Which option the status is that the service knows after the callback."""
    known = {"ACTIVE": "connected", "INITIATED": "unmoved", "FAILED": "refused"}
    return known.get(status)


def failures_found(found: Mapping[str, bool]) -> str:
    """Which option it is: in how many failures the word was found."""
    count = sum(found.values())
    if count == len(found):
        return "all"
    return "some" if count else "none"


UNCHECKED = Prediction(
    id="03-unchecked",
    question=Text(
        en="Chris has connected nothing. A program fetches his e-mail without looking first. "
        "What happens?",
        id="Chris belum menghubungkan apa pun. Sebuah program mengambil email-nya tanpa memeriksa "
        "dulu. Apa yang terjadi?",
    ),
    options=(
        Option(
            "raises",
            Text(
                en="The call raises an error, and the program stops.",
                id="Panggilannya melempar error, lalu programnya berhenti.",
            ),
        ),
        Option(
            "none",
            Text(
                en="The program runs to its end and reports 0 new messages.",
                id="Programnya selesai dan melaporkan 0 pesan baru.",
            ),
        ),
        Option(
            "waits",
            Text(
                en="The call waits until Chris has connected Gmail.",
                id="Panggilannya menunggu sampai Chris menghubungkan Gmail.",
            ),
        ),
    ),
    observe=messages_reported,
    happens="none",
    because=Text(
        en="A tool that cannot run returns an empty `data` and a sentence in `error`; it raises "
        "nothing. This program read only the first of the two.",
        id="Tool yang tidak bisa berjalan mengembalikan `data` kosong dan satu kalimat di `error`, "
        "tanpa melempar exception. Program ini hanya membaca yang pertama.",
    ),
)

CALLBACK = Prediction(
    id="03-callback",
    question=Text(
        en="Before Chris has answered, a stranger opens your callback address with "
        "`status=success` and the ID of his account. What is its status now?",
        id="Sebelum Chris menjawab, orang asing membuka alamat callback Anda dengan "
        "`status=success` dan ID akun Chris. Apa status akun itu sekarang?",
    ),
    options=(
        Option(
            "connected",
            Text(
                en="`ACTIVE`: the callback reported success.",
                id="`ACTIVE`: callback melaporkan keberhasilan.",
            ),
        ),
        Option(
            "unmoved",
            Text(
                en="`INITIATED`: the callback changed nothing.",
                id="`INITIATED`: callback tidak mengubah apa pun.",
            ),
        ),
        Option(
            "refused",
            Text(
                en="`FAILED`: the forgery was noticed.",
                id="`FAILED`: pemalsuannya ketahuan.",
            ),
        ),
    ),
    observe=status_after_callback,
    happens="unmoved",
    because=Text(
        en="A callback is only an address that anybody can open. Your page cannot tell who it "
        "was, and the service never heard of it.",
        id="Callback hanyalah alamat yang bisa dibuka siapa saja. Halaman Anda tidak tahu siapa "
        "pembukanya, dan layanan tidak tahu apa-apa soal itu.",
    ),
)

TEXT = Prediction(
    id="03-text",
    question=Text(
        en="A wrong key, a missing connection, a message that does not exist. In how many of the "
        "three does the guide's test find the word `authentication`?",
        id="Key yang salah, koneksi yang tidak ada, pesan yang tidak ada. Dalam berapa dari "
        "ketiganya pemeriksaan ala panduan menemukan kata `authentication`?",
    ),
    options=(
        Option("all", Text(en="In all three.", id="Dalam ketiganya.")),
        Option(
            "some",
            Text(
                en="In one or two: at least in that of the wrong key.",
                id="Dalam satu atau dua: setidaknya pada key yang salah.",
            ),
        ),
        Option("none", Text(en="In none of them.", id="Tidak satu pun.")),
    ),
    observe=failures_found,
    happens="none",
    because=Text(
        en="The words of an error are written for people, in a person's language, and may change "
        "any day. The class of an error and the log entry of a call are written for programs.",
        id="Kata-kata sebuah error ditulis untuk manusia, dalam bahasa manusia, dan bisa berubah "
        "kapan saja. Class sebuah error dan catatan panggilan di log ditulis untuk program.",
    ),
)
