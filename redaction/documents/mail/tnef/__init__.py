"""winmail.dat: what Outlook packs bodies and attachments into (MS-OXTNEF)."""
