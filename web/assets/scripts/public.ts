import { copyButtons } from "./copy";
import { fileFields } from "./files";
import { focusErrors, localTimes } from "./page";
import { previews } from "./preview";
import { sendForms } from "./send";
import { themeSwitch } from "./theme";

focusErrors();
localTimes();
themeSwitch();
previews();
fileFields();
sendForms();
copyButtons();
