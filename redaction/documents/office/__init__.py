"""Word processors, sheets and slides: OOXML, OpenDocument, RTF."""
