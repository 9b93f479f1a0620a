"""Security codes, PINs, tracks and expiry dates beside or without their card."""

from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import amex, card, card16, digits, expiry
from bench.redaction.corpus.spelling import grouped


def _template(*templates: str) -> Maker:
    def make(random: Random) -> str:
        exp = expiry(random)
        month, year = exp.split("/")
        values = {
            "card": f"⟦{card(random)}⟧",
            "spaced": f"⟦{grouped(card(random), ' ')}⟧",
            "amex": f"⟦{grouped(amex(random), ' ')}⟧",
            "cvv": f"⟦{digits(random, 3)}⟧",
            "cvv4": f"⟦{digits(random, 4)}⟧",
            "pin": f"⟦{random.randint(3, 9)}{digits(random, 3)}⟧",
            "exp": f"⟦{exp}⟧",
            "exp_long": f"⟦{month}/20{year}⟧",
            "exp_dash": f"⟦{month}-{year}⟧",
            "exp_solid": f"⟦{month}{year}⟧",
            "exp_iso": f"⟦20{year}-{month}⟧",
            "mm": f"⟦{month}⟧",
            "yy": f"⟦{year}⟧",
            "yyyy": f"⟦20{year}⟧",
        }
        return random.choice(templates).format_map(values)

    return make


def _track_1(random: Random) -> str:
    month, year = expiry(random).split("/")
    return f"swipe: ⟦%B{card16(random)}^LEE/ANN^{year}{month}101{digits(random, 12)}?⟧ failed"


def _track_2(random: Random) -> str:
    month, year = expiry(random).split("/")
    return f"raw read ⟦;{card16(random)}={year}{month}201{digits(random, 8)}?⟧ at till 3"


def _track_2_bare(random: Random) -> str:
    month, year = expiry(random).split("/")
    return f"track2 ⟦{card16(random)}={year}{month}101{digits(random, 10)}⟧"


def _chip(random: Random) -> str:
    month, year = expiry(random).split("/")
    return f"57 13 tag: ⟦{card16(random)}D{year}{month}201{digits(random, 10)}F⟧"


CATEGORIES: Final[dict[str, Maker]] = {
    "cvv, labelled": _template("CVV {cvv}", "cvv: {cvv}", "my cvv is {cvv}", "CVC={cvv}", "cvc2 {cvv}", "CVV2: {cvv}"),
    "cvv, security code": _template("security code {cvv}", "Security Code: {cvv}", "the security code is {cvv} ok"),
    "cvv, verification": _template("card verification value: {cvv}", "card verification code {cvv}"),
    "cvv, back": _template("3 digits on the back: {cvv}", "the code on the back is {cvv}", "three digits on back {cvv}"),
    "cvv, after": _template("{cvv} is the cvv", "{cvv} (CVV)", "{cvv} is my security code"),
    "cvv, four digits": _template("Amex CID: {cvv4}", "amex {amex} cid {cvv4}", "security code {cvv4} on my amex"),
    "cvv, json": _template('{{"cvv":"{cvv}"}}', '{{"cvc": {cvv}}}', '{{"securityCode":"{cvv}"}}', '{{"card_cvc":"{cvv}"}}'),
    "cvv, xml": _template("<cvv>{cvv}</cvv>", "<CVV2>{cvv}</CVV2>", "<SecurityCode>{cvv}</SecurityCode>"),
    "cvv, url": _template("/pay?cvv={cvv}&x=1", "cvc={cvv}&zip=94110"),
    "cvv, html": _template("<td>CVV</td><td>{cvv}</td>", '<input name="cvv" value="{cvv}">', "<b>CVV:</b> {cvv}"),
    "cvv, line": _template("CVV\n{cvv}", "Security code:\n{cvv}", "> cvv:\n> {cvv}"),
    "cvv, spaced": _template("cvv: ⟦1 2 3⟧", "CVV ⟦4-5-6⟧"),
    "cvv, csv": _template("name,cvv,x\nAnn,{cvv},7\nBob,{cvv},8"),
    "cvv, languages": _template("Prüfnummer {cvv}", "código de seguridad {cvv}", "code de sécurité : {cvv}", "Kartenprüfnummer: {cvv}"),
    "cvv, after card and expiry": _template("{spaced} {exp} {cvv}", "{card} {exp} {cvv}", "{card},{exp},{cvv}", "{card} {exp_long} {cvv}"),
    "cvv, pipes": _template("{card}|{exp}|{cvv}", "{card}|{mm}|{yyyy}|{cvv}", "{card}|{mm}|{yy}|{cvv}"),
    "cvv, with card and label": _template("{spaced} exp {exp} cvv {cvv}", "card {card}, valid thru {exp}, CVC {cvv}"),
    "expiry, labelled": _template("{spaced} exp {exp}", "{card} expires {exp}", "card {card}, expiry: {exp_long}", "{card} exp. {exp_dash}"),
    "expiry, beside": _template("{spaced} {exp}", "{card} ({exp})", "{card}, {exp_long}", "{card} {exp_solid}"),
    "expiry, month name": _template("{card} exp ⟦Dec 2027⟧", "{spaced} expires ⟦March 2029⟧", "{card} valid until ⟦09 2028⟧"),
    "expiry, json": _template('{{"number":"{card}","exp":"{exp}"}}', '{{"pan":"{card}","expiry":"{exp_iso}"}}'),
    "expiry, json parts": _template('{{"number":"{card}","exp_month":{mm},"exp_year":{yyyy}}}', '{{"expMonth":"{mm}","expYear":"{yy}","number":"{card}"}}'),
    "expiry, before card": _template("Exp: {exp}\nCard: {card}", "valid thru {exp} number {spaced}"),
    "expiry, form": _template("Card Number: {card}\nExpiration Date: {exp}\nCVV: {cvv}", "Card\n{spaced}\nExpiry\n{exp}"),
    "pin, labelled": _template("PIN: {pin}", "pin={pin}", "my pin is {pin}", "ATM PIN {pin}", "card PIN: {pin}", "the PIN is {pin}"),
    "pin, with card": _template("card {card} pin {pin}", "{spaced}, PIN {pin}", "debit card pin number {pin}"),
    "pin, after": _template("{pin} is my pin", "{pin} (PIN)", "{pin} is the card pin"),
    "pin, json": _template('{{"pin":"{pin}"}}', '{{"card":"{card}","pin":{pin}}}', "<pin>{pin}</pin>"),
    "pin, line": _template("PIN\n{pin}", "PIN:\n{pin}"),
    "pin, code": _template("my PIN code is {pin}", "pin number: {pin}", "PIN-Code: {pin}", "Geheimzahl: {pin}"),
    "track 1": _track_1,
    "track 2": _track_2,
    "track 2, bare": _track_2_bare,
    "track 2, chip": _chip,
}  # fmt: skip
