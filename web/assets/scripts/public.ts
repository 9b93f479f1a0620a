import { fileFields } from "./files";
import { focusErrors, localTimes, sendOnce } from "./page";
import { previews } from "./preview";
import { themeSwitch } from "./theme";

focusErrors();
localTimes();
themeSwitch();
sendOnce();
previews();
fileFields();
