import { all } from "./dom";
import { focusErrors, localTimes, sendOnce } from "./page";
import { themeSwitch } from "./theme";

focusErrors();
localTimes();
themeSwitch();
sendOnce();
for (const row of all<HTMLElement>(".row.current")) row.scrollIntoView({ block: "nearest" });
