"""What must not be kept with a card, not even encrypted (PCI DSS 4.0.1, 3.3.1), and its expiry date."""

from redaction.sensitive_auth.cvv import CvvRecognizer
from redaction.sensitive_auth.expiry import ExpiryRecognizer
from redaction.sensitive_auth.pin import PinRecognizer
from redaction.sensitive_auth.track import TrackRecognizer

__all__ = ["CvvRecognizer", "ExpiryRecognizer", "PinRecognizer", "TrackRecognizer"]
